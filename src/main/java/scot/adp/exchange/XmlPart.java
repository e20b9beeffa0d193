package scot.adp.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** An XML part, read forward. Whatever a parser has against it is one refusal. */
final class XmlPart implements Closeable {

	private static final int DEPTH_LIMIT = 200;

	private static final Set<String> ENCODINGS = Set.of("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii");

	private static final XMLInputFactory FACTORY = factory();

	private final InputStream in;

	private final XMLStreamReader reader;

	private int depth;

	XmlPart(InputStream in) throws IOException {
		this.in = in;
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

	/** Goes to the next start or end of an element; false at the end of the part. */
	boolean next() {
		while (true) {
			int event = event();
			if (event == XMLStreamConstants.END_DOCUMENT) {
				return false;
			}
			if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
				return true;
			}
		}
	}

	/** Goes to the next start of an element. */
	boolean nextStart() {
		while (next()) {
			if (starts()) {
				return true;
			}
		}
		return false;
	}

	boolean starts() {
		return reader.isStartElement();
	}

	boolean starts(String name) {
		return reader.isStartElement() && name.equals(reader.getLocalName());
	}

	boolean ends(String name) {
		return reader.isEndElement() && name.equals(reader.getLocalName());
	}

	String name() {
		return reader.getLocalName();
	}

	/** An attribute by its local name; null where it is absent. */
	@Nullable String attribute(String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (name.equals(reader.getAttributeLocalName(i))) {
				return reader.getAttributeValue(i);
			}
		}
		return null;
	}

	boolean flag(String name) {
		@Nullable String value = attribute(name);
		return "1".equals(value) || "true".equals(value);
	}

	/** A whole number of an attribute; null where it is absent. */
	@Nullable Integer number(String name) {
		@Nullable String value = attribute(name);
		if (value == null) {
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
	 * Adds the text up to the end of the element that just started.
	 * @return whether all of it found room
	 */
	boolean text(StringBuilder into, int limit) {
		boolean room = true;
		int inner = 1;
		while (inner > 0) {
			switch (event()) {
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					int take = Math.min(reader.getTextLength(), limit - into.length());
					into.append(reader.getTextCharacters(), reader.getTextStart(), take);
					room &= take == reader.getTextLength();
				}
				case XMLStreamConstants.START_ELEMENT -> inner++;
				case XMLStreamConstants.END_ELEMENT -> inner--;
				case XMLStreamConstants.END_DOCUMENT -> throw Sheets.refused(PackedWorkbook.DAMAGED);
				default -> {
				}
			}
		}
		return room;
	}

	/** Goes to the end of the element that just started. */
	void skip() {
		for (int inner = 1; inner > 0;) {
			if (!next()) {
				throw Sheets.refused(PackedWorkbook.DAMAGED);
			}
			inner += starts() ? 1 : -1;
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
				depth++;
				if (depth > DEPTH_LIMIT) {
					throw Sheets.refused(PackedWorkbook.DAMAGED);
				}
			}
			case XMLStreamConstants.END_ELEMENT -> depth--;
			default -> {
			}
		}
		return event;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

}
