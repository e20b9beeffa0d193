package scot.adp.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.OfficePackage;
import scot.adp.platform.Problem;

/**
 * A file that passed: PDF, a present-day Office or OpenDocument file without macros, or a
 * picture. What it is is told from its content; the name only names it.
 */
public final class CheckedFile {

	/** The most bytes of a file. */
	static final int LIMIT = 10 * 1024 * 1024;

	/** The most bytes that a packed file may hold once unpacked. */
	private static final long UNPACKED_LIMIT = 200L * 1024 * 1024;

	private static final int ENTRIES_LIMIT = 10_000;

	private static final int DIRECTORY_LIMIT = 2 * 1024 * 1024;

	private static final int NAME_LIMIT = 100;

	private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

	private static final Map<String, Type> OFFICE_TYPES = Map.of(OFFICE + "wordprocessingml.document.main+xml",
			new Type(OFFICE + "wordprocessingml.document", "docx"), OFFICE + "spreadsheetml.sheet.main+xml",
			new Type(OFFICE + "spreadsheetml.sheet", "xlsx"), OFFICE + "presentationml.presentation.main+xml",
			new Type(OFFICE + "presentationml.presentation", "pptx"));

	private static final String OPEN = "application/vnd.oasis.opendocument.";

	private static final Map<String, Type> OPEN_TYPES = Map.of(OPEN + "text", new Type(OPEN + "text", "odt"),
			OPEN + "spreadsheet", new Type(OPEN + "spreadsheet", "ods"), OPEN + "presentation",
			new Type(OPEN + "presentation", "odp"));

	private static final String BROKEN = "This file is damaged or incomplete. Open it, save it anew and try again.";

	private static final String PROTECTED = "This file is protected. Save it without a password or restrictions and try again.";

	private static final String MACROS = "This file holds macros. Save it without them, such as .docx or .xlsx, and try again.";

	private static final String UNKNOWN = "This is none of the kinds of file taken here: PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, or a picture (PNG, JPEG, GIF, WebP).";

	private static final String LEGACY = "This is a file of an old Office format. Save it as .docx, .xlsx or .pptx and try again.";

	private final String name;

	private final String mediaType;

	private final byte[] content;

	private final @Nullable String scannedBy;

	private CheckedFile(String name, String mediaType, byte[] content, @Nullable String scannedBy) {
		this.name = name;
		this.mediaType = mediaType;
		this.content = content;
		this.scannedBy = scannedBy;
	}

	/**
	 * Checks a file.
	 * @param name as it was given
	 * @param otherwise what it is called where the name says nothing
	 * @throws Problem where it cannot be taken; says why
	 */
	static CheckedFile of(String name, String otherwise, byte[] content) {
		if (content.length == 0) {
			throw refused("This file is empty.");
		}
		if (content.length > LIMIT) {
			throw refused("This file is too large; up to 10 MB can be kept. Give a link to it instead.");
		}
		Type type = type(content);
		return new CheckedFile(named(name, otherwise, type.ending()), type.mediaType(), content, null);
	}

	/** The same, which a virus scanner let pass. */
	CheckedFile scannedBy(String scanner) {
		return new CheckedFile(name, mediaType, content, scanner);
	}

	/** Without anything that could mislead, and with the ending of its type. */
	public String name() {
		return name;
	}

	/** The name without its ending. */
	public String stem() {
		return name.substring(0, name.lastIndexOf('.'));
	}

	/** What it is, told from its content. */
	public String mediaType() {
		return mediaType;
	}

	/** The bytes as they came. */
	public byte[] content() {
		return content;
	}

	/** The virus scanner that let it pass; null where none looked. */
	@Nullable String scannedBy() {
		return scannedBy;
	}

	/** Tells it from every other file. */
	public String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Type type(byte[] content) {
		if (starts(content, "%PDF-")) {
			return pdf(content);
		}
		if (starts(content, "PK\u0003\u0004")) {
			return packed(content);
		}
		if (starts(content, "\u0089PNG\r\n\u001a\n")) {
			return picture("image/png", "png", found(content, content.length - 12, "IEND") == content.length - 8);
		}
		if (starts(content, "\u00ff\u00d8\u00ff")) {
			return picture("image/jpeg", "jpg", found(content, 0, "\u00ff\u00d9") > 0);
		}
		if (starts(content, "GIF87a") || starts(content, "GIF89a")) {
			return picture("image/gif", "gif", content[content.length - 1] == ';');
		}
		if (starts(content, "RIFF") && found(content, 8, "WEBP") == 8) {
			long size = (content[4] & 0xffL) | (content[5] & 0xffL) << 8 | (content[6] & 0xffL) << 16
					| (content[7] & 0xffL) << 24;
			return picture("image/webp", "webp", size + 8 <= content.length);
		}
		if (FileMagic.valueOf(content) == FileMagic.OLE2) {
			// A protected file of today's formats is wrapped in the old one.
			throw refused((found(content, 0, wide("EncryptedPackage")) >= 0) ? PROTECTED : LEGACY);
		}
		if (PdfCheck.isPdf(content)) {
			return pdf(content);
		}
		throw refused(UNKNOWN);
	}

	private static Type pdf(byte[] content) {
		return switch (PdfCheck.state(content)) {
			case WHOLE -> new Type("application/pdf", "pdf");
			case BROKEN -> throw refused(BROKEN);
			case PROTECTED -> throw refused(PROTECTED);
		};
	}

	private static Type picture(String mediaType, String ending, boolean whole) {
		if (!whole) {
			throw refused(BROKEN);
		}
		return new Type(mediaType, ending);
	}

	private static Type packed(byte[] content) {
		// The directory at the end counts, as it does for the programs that open the
		// file.
		try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
			List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
			checkEntries(entries);
			checkSize(zip, entries);
			if (zip.getEntry("[Content_Types].xml") != null) {
				return office(zip);
			}
			@Nullable String mimetype = text(zip, "mimetype");
			if (mimetype != null) {
				return openDocument(zip, entries, mimetype.strip());
			}
		}
		catch (IOException | IllegalArgumentException | UnsupportedOperationException ex) {
			throw refused(BROKEN);
		}
		throw refused(UNKNOWN);
	}

	private static void checkEntries(List<ZipArchiveEntry> entries) {
		if (entries.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
			throw refused(PROTECTED);
		}
		if (entries.size() > ENTRIES_LIMIT
				|| entries.stream().map(ZipArchiveEntry::getName).distinct().count() != entries.size()) {
			throw refused(BROKEN);
		}
		if (entries.stream()
			.map(entry -> entry.getName().toLowerCase(Locale.ROOT))
			.anyMatch(entry -> entry.endsWith("vbaproject.bin") || entry.contains("macrosheets/")
					|| entry.contains("activex/"))) {
			throw refused(MACROS);
		}
	}

	/** Unpacks everything into nothing, since what an entry says of its size may lie. */
	private static void checkSize(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
		long left = UNPACKED_LIMIT;
		byte[] buffer = new byte[64 * 1024];
		for (ZipArchiveEntry entry : entries) {
			try (InputStream in = zip.getInputStream(entry)) {
				for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
					left -= read;
					if (left < 0) {
						throw refused("This file unpacks to more than 200 MB. Make it smaller or give a link to it.");
					}
				}
			}
		}
	}

	private static Type office(ZipFile zip) throws IOException {
		OfficePackage parts;
		try {
			parts = OfficePackage.of(zip);
		}
		catch (Problem ex) {
			throw refused(BROKEN);
		}
		if (parts.holdsMacros()) {
			throw refused(MACROS);
		}
		@Nullable Type type = OFFICE_TYPES.get(parts.mainType());
		if (type == null) {
			throw refused(UNKNOWN);
		}
		return type;
	}

	private static Type openDocument(ZipFile zip, List<ZipArchiveEntry> entries, String mimetype) throws IOException {
		if (entries.stream()
			.map(ZipArchiveEntry::getName)
			.anyMatch(entry -> entry.startsWith("Basic/") || entry.startsWith("Scripts/"))) {
			throw refused(MACROS);
		}
		@Nullable String manifest = text(zip, "META-INF/manifest.xml");
		if (manifest != null && manifest.contains("encryption-data")) {
			throw refused(PROTECTED);
		}
		@Nullable Type type = OPEN_TYPES.get(mimetype);
		if (type == null) {
			throw refused(UNKNOWN);
		}
		return type;
	}

	private static @Nullable String text(ZipFile zip, String name) throws IOException {
		@Nullable ZipArchiveEntry entry = zip.getEntry(name);
		if (entry == null) {
			return null;
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return new String(in.readNBytes(DIRECTORY_LIMIT), StandardCharsets.UTF_8);
		}
	}

	/** A name that no system reads as a path, a command or another type. */
	private static String named(String given, String otherwise, String ending) {
		String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
		int point = last.lastIndexOf('.');
		String stem = ((point > 0) ? last.substring(0, point) : last).replaceAll("[^\\p{L}\\p{M}\\p{N} ()&'._-]", " ")
			.replaceAll("\\s+", " ")
			.replaceAll("^[. ]+|[. ]+$", "");
		var codePoints = new ArrayList<String>();
		stem.codePoints().limit(NAME_LIMIT).mapToObj(Character::toString).forEach(codePoints::add);
		String cut = String.join("", codePoints).strip();
		return (cut.isEmpty() ? otherwise : cut) + "." + ending;
	}

	private static boolean starts(byte[] content, String with) {
		return found(content, 0, with, 1) == 0;
	}

	private static int found(byte[] content, int from, String text) {
		return found(content, from, text, content.length);
	}

	/** Where the bytes stand, looking at some places only; -1 where nowhere. */
	private static int found(byte[] content, int from, String text, int places) {
		byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
		for (int at = Math.max(0, from); at <= content.length - wanted.length && at - from < places; at++) {
			int i = 0;
			while (i < wanted.length && content[at + i] == wanted[i]) {
				i++;
			}
			if (i == wanted.length) {
				return at;
			}
		}
		return -1;
	}

	/** In the two bytes to a letter that old Office files use. */
	private static String wide(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
	}

	private static Problem refused(String message) {
		return Problem.invalid("file", message);
	}

	private record Type(String mediaType, String ending) {
	}

}
