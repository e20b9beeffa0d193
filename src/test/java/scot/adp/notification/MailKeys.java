package scot.adp.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys of a mail server, made for a name, and the certificate that goes with them. */
record MailKeys(Path store, Path certificate) {

	static final String PASSWORD = "changeit";

	static MailKeys of(String name) {
		Path folder = Path.of("target", "mail-test-%d".formatted(ProcessHandle.current().pid())).toAbsolutePath();
		var keys = new MailKeys(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
		if (Files.exists(keys.certificate)) {
			return keys;
		}
		try {
			Files.createDirectories(folder);
			keytool("-genkeypair", "-alias", "mail", "-keyalg", "RSA", "-storetype", "PKCS12", "-keystore",
					keys.store.toString(), "-storepass", PASSWORD, "-dname", "CN=" + name, "-ext", "san=dns:" + name);
			keytool("-exportcert", "-rfc", "-alias", "mail", "-keystore", keys.store.toString(), "-storepass", PASSWORD,
					"-file", keys.certificate.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return keys;
	}

	private static void keytool(String... arguments) throws IOException {
		var command = Stream
			.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
					Stream.of(arguments))
			.toList();
		try {
			assertThat(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor()).isZero();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
