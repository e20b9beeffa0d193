package scot.adp.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook. All of them are unpacked once, into nothing, before any is
 * read, so that what comes after meets no bomb, no damage and no document type.
 */
final class PackedWorkbook implements Closeable {

	static final String DAMAGED = "The workbook is damaged or incomplete. Open it in Excel, save it anew and send that.";

	private static final int PARTS_LIMIT = 2000;

	private static final int NAME_LIMIT = 255;

	/** How much larger than its packed form a part may be, once it is large at all. */
	private static final int RATIO_LIMIT = 250;

	private static final long RATIO_FROM = 4L * 1024 * 1024;

	private static final int WIDE_LIMIT = 8 * 1024 * 1024;

	private static final int LOCAL_HEADER = 30;

	private final ZipFile zip;

	private PackedWorkbook(ZipFile zip) {
		this.zip = zip;
	}

	static PackedWorkbook open(Path path) throws IOException {
		@Nullable ZipFile zip = null;
		try {
			// The directory at the end counts, as it does for spreadsheets.
			zip = ZipFile.builder().setPath(path).setUseUnicodeExtraFields(false).get();
			var workbook = new PackedWorkbook(zip);
			workbook.check(path);
			return workbook;
		}
		// The library tells a broken archive in many ways.
		catch (IOException | IllegalArgumentException | UnsupportedOperationException | ArithmeticException
				| IndexOutOfBoundsException ex) {
			closed(zip);
			throw Sheets.refused(DAMAGED);
		}
		catch (RuntimeException ex) {
			closed(zip);
			throw ex;
		}
	}

	private static void closed(@Nullable ZipFile zip) throws IOException {
		if (zip != null) {
			zip.close();
		}
	}

	/** How the parts hang together. */
	OfficePackage parts() throws IOException {
		return OfficePackage.of(zip);
	}

	/** The content of a part. */
	InputStream content(ZipArchiveEntry part) throws IOException {
		if (!isXml(part.getName())) {
			throw Sheets.refused(DAMAGED);
		}
		return zip.getInputStream(part);
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}

	private void check(Path path) throws IOException {
		List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
		if (entries.isEmpty()) {
			throw Sheets.refused(DAMAGED);
		}
		if (entries.size() > PARTS_LIMIT) {
			throw Sheets.refused(
					"The workbook has far more parts than a workbook needs. Copy the sheets into a new workbook and send that.");
		}
		checkNames(entries);
		checkPlaces(entries, path);
		checkContent(entries);
	}

	private static void checkNames(List<ZipArchiveEntry> entries) {
		Set<String> names = new HashSet<>();
		for (ZipArchiveEntry entry : entries) {
			// As it is written: the library turns some strokes round.
			String name = new String(entry.getRawName(), StandardCharsets.UTF_8);
			if (entry.getGeneralPurposeBit().usesEncryption()) {
				throw Sheets.refused("The file is protected by a password. Save it without one and send that.");
			}
			if (name.isEmpty() || name.length() > NAME_LIMIT || name.startsWith("/") || name.indexOf('\\') >= 0
					|| name.indexOf(':') >= 0 || name.indexOf('\0') >= 0 || List.of(name.split("/")).contains("..")) {
				throw Sheets.refused(
						"The file holds parts with names that no workbook has. Open it in Excel, save it anew and send that.");
			}
			if (!names.add(OfficePackage.key(name))) {
				throw Sheets.refused(
						"The file holds two parts of the same name. Open it in Excel, save it anew and send that.");
			}
		}
		for (String name : names) {
			if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/activex/")
					|| name.contains("/dialogsheets/")) {
				throw Sheets.refused(
						"The workbook holds macros. Save it as an Excel workbook without them (.xlsx) and send that.");
			}
			if (name.contains("/externallinks/")) {
				throw Sheets.refused(
						"The workbook takes values from other workbooks. In Excel choose Data, Edit links, Break links; save it and send it again.");
			}
			if (name.equals("xl/workbook.bin")) {
				throw Sheets
					.refused("This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and send that.");
			}
		}
	}

	/**
	 * Holds the directory at the end against what stands before each part, so that no two
	 * programs see different files, and no two parts share the same bytes.
	 */
	private static void checkPlaces(List<ZipArchiveEntry> entries, Path path) throws IOException {
		long free = 0;
		try (var file = new RandomAccessFile(path.toFile(), "r")) {
			for (ZipArchiveEntry entry : entries.stream()
				.sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
				.toList()) {
				byte[] bytes = new byte[LOCAL_HEADER];
				long at = entry.getLocalHeaderOffset();
				if (at < free) {
					throw Sheets.refused(DAMAGED);
				}
				file.seek(at);
				file.readFully(bytes);
				var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
				int flags = header.getShort(6) & 0xffff;
				byte[] name = new byte[header.getShort(26) & 0xffff];
				file.readFully(name);
				boolean later = (flags & 8) != 0;
				Charset charset = ((flags & 0x800) != 0) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
				String central = new String(entry.getRawName(), charset);
				if (header.getInt(0) != 0x04034b50 || (flags & 1) != 0
						|| (header.getShort(8) & 0xffff) != entry.getMethod()
						|| !new String(name, charset).equals(central)
						|| !later && differs(header.getInt(18), entry.getCompressedSize())
						|| !later && differs(header.getInt(22), entry.getSize())) {
					throw Sheets.refused(DAMAGED);
				}
				free = at + LOCAL_HEADER + name.length + (header.getShort(28) & 0xffff) + entry.getCompressedSize();
			}
			if (free > file.length()) {
				throw Sheets.refused(DAMAGED);
			}
		}
	}

	/** Large archives write all ones and the size elsewhere. */
	private static boolean differs(int local, long central) {
		return local != -1 && Integer.toUnsignedLong(local) != central;
	}

	private void checkContent(List<ZipArchiveEntry> entries) throws IOException {
		long left = Sheets.UNPACKED_LIMIT;
		byte[] buffer = new byte[64 * 1024];
		for (ZipArchiveEntry entry : entries) {
			if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
				throw Sheets.refused(DAMAGED);
			}
			@Nullable MarkupCheck markup = isXml(entry.getName()) ? new MarkupCheck() : null;
			var crc = new CRC32();
			long size = 0;
			try (InputStream in = zip.getInputStream(entry)) {
				for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
					size += read;
					left -= read;
					if (left < 0) {
						throw Sheets.refused("The workbook unpacks to far more than %d MB. Send it in parts."
							.formatted(Sheets.UNPACKED_LIMIT / 1024 / 1024));
					}
					if (size > RATIO_FROM && size / RATIO_LIMIT > entry.getCompressedSize()) {
						throw Sheets.refused(
								"The workbook unpacks to far more than a workbook of its size holds. Copy the sheets into a new workbook and send that.");
					}
					crc.update(buffer, 0, read);
					if (markup != null) {
						markup.take(buffer, read);
						if (markup.isWide() && size > WIDE_LIMIT) {
							throw Sheets.refused(DAMAGED);
						}
					}
				}
			}
			if (size != entry.getSize() || crc.getValue() != entry.getCrc()) {
				throw Sheets.refused(DAMAGED);
			}
			if (markup != null && size > 0) {
				markup.end();
			}
		}
	}

	private static boolean isXml(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".xml") || lower.endsWith(".rels");
	}

}
