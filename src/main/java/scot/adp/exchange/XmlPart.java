package scot.adp.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * An XML part, read forward by the elements of one format; extensions and whatever stands
 * in other namespaces are not seen. Whatever a parser has against it is one refusal.
 *
 * @see <a href=
 * "https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376,
 * part 3, for alternatives and what may be passed over</a>
 */
final class XmlPart implements Closeable {

	private static final int DEPTH_LIMIT = 200;

	private static final Set<String> ENCODINGS = Set.of("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii");

	private static final int TRANSPARENT_LIMIT = 100;

	private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

	private static final Set<String> REFERENCES = Set.of(
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
			"http://purl.oclc.org/ooxml/officeDocument/relationships");

	private static final XMLInputFactory FACTORY = factory();

	private final InputStream in;

	private final XMLStreamReader reader;

	private final Vocabulary vocabulary;

	/** How each of the open elements stands, the outermost at 1. */
	private final Standing[] standings = new Standing[DEPTH_LIMIT + 2];

	private final Set<String> transparent = new HashSet<>();

	private int open;

	private int seen;

	XmlPart(InputStream in, Vocabulary vocabulary) throws IOException {
		this.in = in;
		this.vocabulary = vocabulary;
		try {
			reader = FACTORY.createXMLStreamReader(in);
			@Nullable String encoding = reader.getCharacterEncodingScheme();
			if (encoding != null && !ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
				throw new XMLStreamException(encoding);
			}
		}
		catch (XMLStreamException | RuntimeException ex) {
			in.close();
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
	}

	private static XMLInputFactory factory() {
		// The one of the Java runtime, whatever else is there.
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		// There are no entities left; these would count each &amp; of a large sheet.
		factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
		factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
		return factory;
	}

	/**
	 * Goes to the outermost element.
	 * @throws Problem where it is another one
	 */
	void root(String name) {
		if (!child(0) || !is(name)) {
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
	}

	/**
	 * Goes to the next child of the element that is open at a level, past whatever is
	 * left of the child before; false at the end of the element.
	 * @param level how many elements are open within the document; 1 for the outermost
	 */
	boolean child(int level) {
		while (advance()) {
			if (reader.isStartElement()) {
				if (seen == level + 1) {
					return true;
				}
			}
			else if (seen < level) {
				if (seen == 0 && advance()) {
					throw Sheets.refused(PackedWorkbook.DAMAGED);
				}
				return false;
			}
		}
		if (level > 0) {
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
		return false;
	}

	/** How many elements are open, the one that just started among them. */
	int level() {
		return seen;
	}

	/** Whether the element that just started has the name. */
	boolean is(String name) {
		return name.equals(reader.getLocalName());
	}

	/** An attribute of the format's own; null where it is absent. */
	@Nullable String attribute(String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			@Nullable String space = reader.getAttributeNamespace(i);
			if ((space == null || space.isEmpty()) && name.equals(reader.getAttributeLocalName(i))) {
				return reader.getAttributeValue(i);
			}
		}
		return null;
	}

	/** The id of the relation that an element names; null where it names none. */
	@Nullable String relation() {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (REFERENCES.contains(String.valueOf(reader.getAttributeNamespace(i)))
					&& "id".equals(reader.getAttributeLocalName(i))) {
				return reader.getAttributeValue(i);
			}
		}
		return null;
	}

	boolean flag(String name) {
		@Nullable String value = attribute(name);
		return value != null && List.of("1", "true").contains(value.strip());
	}

	/** A whole number of an attribute; null where it is absent or empty. */
	@Nullable Integer number(String name) {
		@Nullable String value = attribute(name);
		if (value == null || value.isBlank()) {
			return null;
		}
		try {
			return Integer.valueOf(value.strip());
		}
		catch (NumberFormatException ex) {
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
	}

	/**
	 * Adds the text of the element that just started, and goes to its end.
	 * @return whether all of it found room
	 */
	boolean text(StringBuilder into, int limit) {
		boolean room = true;
		int own = open;
		while (open >= own) {
			switch (event()) {
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					if (open == own) {
						int take = Math.min(reader.getTextLength(), limit - into.length());
						into.append(reader.getTextCharacters(), reader.getTextStart(), take);
						room &= take == reader.getTextLength();
					}
				}
				case XMLStreamConstants.END_DOCUMENT -> throw Sheets.refused(PackedWorkbook.DAMAGED);
				default -> {
				}
			}
		}
		seen--;
		return room;
	}

	/**
	 * Goes to the next start or end of an element of the format; false at the end of the
	 * part. What others put between is passed over, and of alternatives the one is taken
	 * that this format can be read by.
	 */
	private boolean advance() {
		while (true) {
			switch (event()) {
				case XMLStreamConstants.END_DOCUMENT -> {
					return false;
				}
				case XMLStreamConstants.START_ELEMENT -> {
					Standing standing = standing();
					standings[open] = standing;
					if (standing == Standing.OWN) {
						seen++;
						return true;
					}
					if (standing == Standing.FOREIGN) {
						skip();
					}
				}
				case XMLStreamConstants.END_ELEMENT -> {
					if (standings[open + 1] == Standing.OWN) {
						seen--;
						return true;
					}
				}
				default -> {
				}
			}
		}
	}

	/** Passes over the rest of the element that just started. */
	private void skip() {
		int own = open;
		while (open >= own) {
			if (event() == XMLStreamConstants.END_DOCUMENT) {
				throw Sheets.refused(PackedWorkbook.DAMAGED);
			}
		}
	}

	private Standing standing() {
		String space = String.valueOf(reader.getNamespaceURI());
		noteTransparent();
		if (vocabulary.spaces.contains(space)) {
			return "extLst".equals(reader.getLocalName()) ? Standing.FOREIGN : Standing.OWN;
		}
		if (COMPATIBILITY.equals(space)) {
			return switch (reader.getLocalName()) {
				case "AlternateContent" -> Standing.ALTERNATIVES;
				case "Choice" -> alternative(understood(attribute("Requires")));
				case "Fallback" -> alternative(true);
				default -> Standing.FOREIGN;
			};
		}
		return transparent.contains(space + ' ' + reader.getLocalName()) || transparent.contains(space + " *")
				? Standing.TRANSPARENT : Standing.FOREIGN;
	}

	private Standing alternative(boolean fits) {
		if (!fits || open == 1 || standings[open - 1] != Standing.ALTERNATIVES) {
			return Standing.FOREIGN;
		}
		standings[open - 1] = Standing.DECIDED;
		return Standing.TRANSPARENT;
	}

	private boolean understood(@Nullable String prefixes) {
		return prefixes != null && !prefixes.isBlank()
				&& Arrays.stream(prefixes.strip().split("\\s+"))
					.map(prefix -> String.valueOf(reader.getNamespaceURI(prefix)))
					.allMatch(space -> vocabulary.spaces.contains(space) || REFERENCES.contains(space)
							|| COMPATIBILITY.equals(space));
	}

	/** Notes elements of others of which the content counts. */
	private void noteTransparent() {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (COMPATIBILITY.equals(reader.getAttributeNamespace(i))
					&& "ProcessContent".equals(reader.getAttributeLocalName(i))) {
				for (String name : reader.getAttributeValue(i).strip().split("\\s+")) {
					int colon = name.indexOf(':');
					if (colon > 0 && transparent.size() < TRANSPARENT_LIMIT) {
						transparent
							.add(reader.getNamespaceURI(name.substring(0, colon)) + ' ' + name.substring(colon + 1));
					}
				}
			}
		}
	}

	private int event() {
		int event;
		try {
			event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
		}
		// The parser fails on some broken input in ways of its own.
		catch (XMLStreamException | RuntimeException ex) {
			throw Sheets.refused(PackedWorkbook.DAMAGED);
		}
		switch (event) {
			case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
				throw Sheets.refused(PackedWorkbook.DAMAGED);
			case XMLStreamConstants.START_ELEMENT -> {
				open++;
				if (open > DEPTH_LIMIT) {
					throw Sheets.refused(PackedWorkbook.DAMAGED);
				}
			}
			case XMLStreamConstants.END_ELEMENT -> open--;
			default -> {
			}
		}
		return event;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

	/** How an element stands to the format. */
	private enum Standing {

		OWN, FOREIGN, TRANSPARENT, ALTERNATIVES, DECIDED

	}

	/** The namespaces of a format, which are two where it has a strict form. */
	enum Vocabulary {

		SHEETS("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
				"http://purl.oclc.org/ooxml/spreadsheetml/main"),
		RELATIONS("http://schemas.openxmlformats.org/package/2006/relationships"),
		TYPES("http://schemas.openxmlformats.org/package/2006/content-types");

		private final Set<String> spaces;

		Vocabulary(String... spaces) {
			this.spaces = Set.of(spaces);
		}

	}

}
