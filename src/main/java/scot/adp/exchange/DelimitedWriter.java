package scot.adp.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Writes values separated by commas, as RFC 4180 has it. */
class DelimitedWriter implements RowWriter {

	/** Tells Excel that the file is UTF-8; others pass over it. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final String LINE_END = "\r\n";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.UK);

	private final Writer writer;

	DelimitedWriter(OutputStream out) {
		this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
	}

	@Override
	public void headings(List<? extends ListColumn<?>> columns) throws IOException {
		writer.write(BYTE_ORDER_MARK);
		line(columns.stream().map(column -> SafeText.csv(column.heading())).collect(Collectors.joining(",")));
	}

	@Override
	public void row(List<@Nullable Object> values) throws IOException {
		line(values.stream().map(DelimitedWriter::field).collect(Collectors.joining(",")));
	}

	@Override
	public void flush() throws IOException {
		writer.flush();
	}

	@Override
	public void end(List<String[]> notes) throws IOException {
		writer.flush();
	}

	private void line(String line) throws IOException {
		writer.write(line);
		writer.write(LINE_END);
	}

	private static String field(@Nullable Object value) {
		return switch (value) {
			case null -> "";
			case String text -> SafeText.csv(text);
			case Boolean answer -> ListExports.word(answer);
			case BigDecimal number -> number.toPlainString();
			case Integer number -> number.toString();
			case Long number -> number.toString();
			case LocalDate day -> day.toString();
			case OffsetDateTime instant -> TIME.format(ListExports.local(instant));
			default -> throw ListExports.unknown(value);
		};
	}

}
