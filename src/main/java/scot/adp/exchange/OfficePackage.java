package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * The parts of an Office file and how they hang together. Parts are found by the
 * relations between them, and are what the list of types says of them; a type that
 * belongs to no part, or to none that is there, says nothing.
 *
 * @see <a href=
 * "https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376,
 * part 2</a>
 */
public final class OfficePackage {

	private static final String TYPES = "[content_types].xml";

	private static final String VISUAL_BASIC = "http://schemas.microsoft.com/office/2006/relationships/vbaproject";

	/** The most bytes that a list of types or relations may have. */
	private static final int DIRECTORY_LIMIT = 2 * 1024 * 1024;

	private final ZipFile zip;

	private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

	private final Map<String, String> types = new HashMap<>();

	private final Map<String, String> typesByEnding = new HashMap<>();

	private final @Nullable String main;

	private OfficePackage(ZipFile zip) throws IOException {
		this.zip = zip;
		for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
			entries.putIfAbsent(key(entry.getName()), entry);
		}
		readTypes();
		this.main = findMain();
	}

	/**
	 * Reads what a file says of itself.
	 * @throws Problem where that cannot be read
	 */
	public static OfficePackage of(ZipFile zip) throws IOException {
		return new OfficePackage(zip);
	}

	/** The type of the part that makes the file what it is; empty where there is none. */
	public String mainType() {
		return (main != null) ? type(main) : "";
	}

	/**
	 * Whether the file can run something: by the type of its main part, or because a part
	 * with a program is there.
	 */
	public boolean holdsMacros() {
		if (mainType().contains("macroenabled")) {
			return true;
		}
		return entries.keySet().stream().map(this::type).anyMatch(OfficePackage::runs)
				|| main != null && relations(main).values()
					.stream()
					.anyMatch(relation -> relation.type().equals(VISUAL_BASIC) && entries.containsKey(relation.part()));
	}

	private static boolean runs(String type) {
		return type.endsWith("vbaproject") || type.endsWith("macrosheet+xml") || type.endsWith("dialogsheet+xml")
				|| type.endsWith("activex+xml");
	}

	/** The key of the main part; null where no relation leads to one. */
	@Nullable String main() {
		return main;
	}

	/** The type of a part in small letters; empty where nothing is said of it. */
	String type(String part) {
		@Nullable String own = types.get(part);
		return (own != null) ? own
				: typesByEnding.getOrDefault(part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
	}

	/** What stands under the key of a part; null where there is no such part. */
	@Nullable ZipArchiveEntry entry(String part) {
		return entries.get(part);
	}

	/**
	 * Where a part leads, by the ids of the relations; those out of the file left out.
	 */
	Map<String, Relation> relations(String part) {
		int slash = part.lastIndexOf('/') + 1;
		var relations = new LinkedHashMap<String, Relation>();
		try (@Nullable
		XmlPart xml = directory(part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels",
				XmlPart.Vocabulary.RELATIONS)) {
			if (xml == null) {
				return relations;
			}
			xml.root("Relationships");
			while (xml.child(1)) {
				@Nullable String id = xml.attribute("Id");
				@Nullable String type = xml.attribute("Type");
				@Nullable String target = xml.attribute("Target");
				if (xml.is("Relationship") && id != null && type != null && target != null
						&& !"External".equals(xml.attribute("TargetMode"))) {
					relations.putIfAbsent(id, new Relation(type.strip().toLowerCase(Locale.ROOT),
							resolved(part.substring(0, slash), target.strip())));
				}
			}
			return relations;
		}
		catch (IOException ex) {
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
	}

	private void readTypes() throws IOException {
		try (@Nullable
		XmlPart xml = directory(TYPES, XmlPart.Vocabulary.TYPES)) {
			if (xml == null) {
				return;
			}
			xml.root("Types");
			while (xml.child(1)) {
				@Nullable String type = xml.attribute("ContentType");
				@Nullable String name = xml.attribute("PartName");
				@Nullable String ending = xml.attribute("Extension");
				if (type == null) {
					continue;
				}
				String plain = type.strip().toLowerCase(Locale.ROOT);
				if (xml.is("Override") && name != null) {
					types.put(resolved("", name.strip()), plain);
				}
				else if (xml.is("Default") && ending != null) {
					typesByEnding.put(ending.strip().toLowerCase(Locale.ROOT), plain);
				}
			}
		}
	}

	private @Nullable String findMain() {
		List<String> found = relations("").values()
			.stream()
			.filter(relation -> relation.is("officeDocument"))
			.map(Relation::part)
			.distinct()
			.toList();
		List<String> there = found.stream().filter(entries::containsKey).toList();
		if (there.size() > 1) {
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
		return there.isEmpty() ? (found.isEmpty() ? null : found.getFirst()) : there.getFirst();
	}

	private @Nullable XmlPart directory(String part, XmlPart.Vocabulary vocabulary) throws IOException {
		@Nullable ZipArchiveEntry entry = entries.get(part);
		if (entry == null) {
			return null;
		}
		try (InputStream in = zip.getInputStream(entry)) {
			byte[] content = in.readNBytes(DIRECTORY_LIMIT + 1);
			if (content.length > DIRECTORY_LIMIT) {
				throw Sheets.refused(PackedWorkbook.DAMAGED);
			}
			return new XmlPart(new ByteArrayInputStream(content), vocabulary);
		}
	}

	/** The key of what a reference means that stands in a part of a folder. */
	private static String resolved(String folder, String reference) {
		String path = reference.replaceFirst("[?#].*", "");
		var names = new ArrayDeque<String>();
		for (String name : (path.startsWith("/") ? path : folder + path).split("/")) {
			switch (name) {
				case "", "." -> {
				}
				case ".." -> names.pollLast();
				default -> names.add(name);
			}
		}
		return key(String.join("/", names));
	}

	/** The same for all ways to write a part's name: letters' case, signs as codes. */
	static String key(String name) {
		return decoded(name).toLowerCase(Locale.ROOT);
	}

	private static String decoded(String name) {
		if (name.indexOf('%') < 0) {
			return name;
		}
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		var out = new ByteArrayOutputStream(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			int high = (i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (i + 2 < bytes.length) ? Character.digit(bytes[i + 2], 16) : -1;
			if (bytes[i] == '%' && high >= 0 && low >= 0) {
				out.write(high * 16 + low);
				i += 2;
			}
			else {
				out.write(bytes[i]);
			}
		}
		return out.toString(StandardCharsets.UTF_8);
	}

	/**
	 * A way from one part to another.
	 *
	 * @param type in small letters
	 * @param part the key of the part, whether it is there or not
	 */
	record Relation(String type, String part) {

		private static final List<String> FORMS = List.of(
				"http://schemas.openxmlformats.org/officedocument/2006/relationships/",
				"http://purl.oclc.org/ooxml/officedocument/relationships/");

		/** Whether it is of the kind, in either form of the standard. */
		boolean is(String kind) {
			return FORMS.stream().anyMatch(form -> type.equals(form + kind.toLowerCase(Locale.ROOT)));
		}

	}

}
