package scot.adp.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads delimited text exactly as RFC 4180 has it, and refuses what is not.
 */
public final class DelimitedText {

	private final String text;

	private int at;

	private DelimitedText(String text) {
		this.text = text;
	}

	/** The records of a text, each with its fields. */
	public static List<List<String>> read(String text) {
		var reader = new DelimitedText(text.startsWith("\uFEFF") ? text.substring(1) : text);
		var records = new ArrayList<List<String>>();
		while (reader.at < reader.text.length()) {
			records.add(reader.line());
		}
		return records;
	}

	private List<String> line() {
		var fields = new ArrayList<String>();
		fields.add(field());
		while (at < text.length() && text.charAt(at) == ',') {
			at++;
			fields.add(field());
		}
		if (!text.startsWith("\r\n", at)) {
			throw new IllegalArgumentException("No line end at " + at);
		}
		at += 2;
		return fields;
	}

	private String field() {
		return (at < text.length() && text.charAt(at) == '"') ? quoted() : plain();
	}

	private String plain() {
		int from = at;
		while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
			if (text.charAt(at) == '"') {
				throw new IllegalArgumentException("A quote within a plain field at " + at);
			}
			at++;
		}
		return text.substring(from, at);
	}

	private String quoted() {
		var field = new StringBuilder();
		at++;
		while (true) {
			int quote = text.indexOf('"', at);
			field.append(text, at, quote);
			at = quote + 1;
			if (at >= text.length() || text.charAt(at) != '"') {
				return field.toString();
			}
			field.append('"');
			at++;
		}
	}

}
