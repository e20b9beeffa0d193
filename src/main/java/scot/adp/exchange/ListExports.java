package scot.adp.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/** Writes lists as files, whole. */
@Service
public class ListExports {

	/** How many rows are read at a time. */
	static final int ROWS_AT_ONCE = 500;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

	private final Turns turns = new Turns();

	private final Recording recording;

	private final AdpSettings settings;

	private final Clock clock;

	ListExports(Recording recording, AdpSettings settings, Clock clock) {
		this.recording = recording;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Writes all rows of a list, as they are at one moment, and tells the audit trail.
	 * What the caller may not see the list's own services keep back or refuse. Where this
	 * throws, what was written so far is no file to give away.
	 * @param out is left open
	 * @return the file's name and how many rows it has
	 */
	@Allowed(operation = "exchange.list.save", to = Audience.SIGNED_IN)
	@Transactional(isolation = Isolation.REPEATABLE_READ)
	public Written write(ListExport<?> list, ExportFormat format, OutputStream out) {
		if (list.ofPersons()) {
			throw Problem.forbidden("To save rows about single persons is a right of its own.");
		}
		return whole(list, format, out);
	}

	/** As {@link #write}, of a list whose rows are about single persons. */
	@Allowed(operation = "exchange.person-list.save", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			personLevel = true)
	@Transactional(isolation = Isolation.REPEATABLE_READ)
	public Written writePersons(ListExport<?> list, ExportFormat format, OutputStream out) {
		return whole(list, format, out);
	}

	/**
	 * Runs what writes a list in a thread of its own, at once or after other lists. It
	 * has the caller's rights only where it brings them.
	 */
	@Allowed(operation = "exchange.list.save", to = Audience.SIGNED_IN)
	public Turn inTurn(Runnable work) {
		return turns.ask(recording.author().account(), work);
	}

	static String word(boolean answer) {
		return answer ? "Yes" : "No";
	}

	static LocalDateTime local(OffsetDateTime instant) {
		return instant.atZoneSameInstant(ZONE).toLocalDateTime();
	}

	static IllegalArgumentException unknown(Object value) {
		return new IllegalArgumentException("No cell can hold a " + value.getClass().getName());
	}

	private Written whole(ListExport<?> list, ExportFormat format, OutputStream out) {
		try {
			return written(list, format, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <T> Written written(ListExport<T> list, ExportFormat format, OutputStream out) throws IOException {
		int count = list.count().getAsInt();
		RowWriter writer = switch (format) {
			case XLSX -> new WorkbookWriter(out, list.title());
			case CSV -> new DelimitedWriter(out);
		};
		if (format == ExportFormat.XLSX && count > WorkbookWriter.ROWS_AT_MOST) {
			throw Problem.invalid("format", "The list has more rows than a workbook can hold; save it as CSV.");
		}
		writer.headings(list.columns());
		for (int row = 0; row < count;) {
			List<T> some = list.rows().page(row, ROWS_AT_ONCE);
			row += some.size();
			if (some.isEmpty() || row > count) {
				throw new IllegalStateException(
						"The list %s counts %d rows and gave another number".formatted(list.name(), count));
			}
			for (T one : some) {
				var values = new ArrayList<@Nullable Object>(list.columns().size());
				list.columns().forEach(column -> values.add(column.value().apply(one)));
				writer.row(values);
			}
			writer.flush();
		}
		writer.end(notes(list, count));
		var changes = new TreeMap<String, String>();
		list.filter().forEach((field, code) -> changes.put("filter." + field, code));
		changes.put("format", format.name().toLowerCase(Locale.ROOT));
		changes.put("rows", String.valueOf(count));
		recording.tell("list " + list.name(), changes);
		return new Written("%s-%s%s".formatted(list.name().replaceAll("[^A-Za-z0-9-]+", "-"), LocalDate.now(clock),
				format.ending()), count);
	}

	private List<String[]> notes(ListExport<?> list, int count) {
		var notes = new ArrayList<String[]>();
		notes.add(new String[] { "List", list.title() });
		notes.add(new String[] { "Rows", String.valueOf(count) });
		notes.add(new String[] { "Saved", TIME.format(local(OffsetDateTime.now(clock))) });
		notes.add(new String[] { "Saved by", recording.author().words() });
		if (list.address() != null) {
			notes.add(new String[] { "Shown at", settings.address() + "/" + list.address() });
		}
		list.about().forEach(line -> notes.add(new String[] { "About", line }));
		notes.add(new String[] { "Empty cells", "There is nothing to tell. An empty cell never means nought." });
		return notes;
	}

	/** The place of a list among those that are written or wait for it. */
	public interface Turn {

		/** Whether others are written first. */
		boolean isWaiting();

		/**
		 * Takes it back if it waits.
		 * @return whether it did, and so never runs
		 */
		boolean giveUp();

	}

	/** What was written. */
	public record Written(String fileName, int rows) {
	}

}
