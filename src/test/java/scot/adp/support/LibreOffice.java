package scot.adp.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** Opens and saves files with LibreOffice, where it is installed. */
public final class LibreOffice {

	private static final List<String> PLACES = List.of("/usr/bin/soffice", "/usr/bin/libreoffice",
			"/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
			"/Applications/LibreOffice.app/Contents/MacOS/soffice");

	/**
	 * CSV of each sheet, as its cells show it: comma, quotation marks, UTF-8. Without all
	 * that LibreOffice follows the machine's language and writes what formats hide.
	 */
	public static final String EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

	private static final int PATIENCE_SECONDS = 180;

	private LibreOffice() {
	}

	/** Leaves the test out, and says so, where LibreOffice is not installed. */
	public static void orSkip() {
		Assumptions.assumeTrue(program().isPresent(),
				"LibreOffice Calc is not installed, so this was not tested with it (on Debian: libreoffice-calc-nogui)");
	}

	/**
	 * Lets LibreOffice read a file and write it anew.
	 * @param format the ending of the new file: xlsx, csv or pdf
	 * @param folder for the new file and a profile of this run's own
	 * @return the new file, of the same name with the new ending
	 */
	public static Path convert(Path file, String format, Path folder) throws IOException, InterruptedException {
		String name = file.getFileName().toString();
		String written = name.substring(0, name.lastIndexOf('.') + 1) + format;
		return convertAll(List.of(file), format, folder).stream()
			.filter(path -> path.getFileName().toString().equals(written))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("LibreOffice wrote no " + written));
	}

	/**
	 * Lets LibreOffice read files and write each anew.
	 * @param format the ending of the new files, with or without a filter and its options
	 * @param folder for the new files and a profile of this run's own
	 * @return what it wrote, in the order of the names
	 */
	public static List<Path> convertAll(List<Path> files, String format, Path folder)
			throws IOException, InterruptedException {
		Path out = Files.createDirectories(folder.resolve("converted"));
		Path log = folder.resolve("soffice.log");
		var command = new ArrayList<>(List.of(program().orElseThrow().toString(), "--headless", "--norestore",
				"--nolockcheck", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--convert-to", format,
				"--outdir", out.toString()));
		files.forEach(file -> command.add(file.toString()));
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
			throw new IllegalStateException("LibreOffice did not end: " + Files.readString(log));
		}
		try (var written = Files.list(out)) {
			return written.sorted().toList();
		}
	}

	private static Optional<Path> program() {
		var onPath = Stream.ofNullable(System.getenv("PATH"))
			.flatMap(path -> Stream.of(path.split(File.pathSeparator)))
			.map(folder -> folder + "/soffice");
		return Stream.concat(PLACES.stream(), onPath).map(Path::of).filter(Files::isExecutable).findFirst();
	}

}
