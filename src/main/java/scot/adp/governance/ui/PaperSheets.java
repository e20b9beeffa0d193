package scot.adp.governance.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.governance.Exceptions;
import scot.adp.governance.ExceptionsView.Counts;
import scot.adp.governance.PaperView;
import scot.adp.governance.PaperView.Asked;
import scot.adp.governance.PaperView.Gone;
import scot.adp.governance.PaperView.Issue;
import scot.adp.governance.PaperView.Item;
import scot.adp.governance.spi.PaperPart.Section;
import scot.adp.governance.ui.PaperSheet.Cell;
import scot.adp.governance.ui.PaperSheet.Line;
import scot.adp.governance.ui.PaperSheet.Part;
import scot.adp.governance.ui.PaperSheet.Row;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.strategy.parts.PlanLinks;

/** Puts papers into words. */
final class PaperSheets {

	/**
	 * Room on one printed side in lines of a table, the title's block taken off; what the
	 * stylesheet's print rules give, less a reserve for fonts that run wide.
	 */
	private static final double ROOM = 54;

	/** What a heading with the names of its columns takes. */
	private static final double HEADING = 3.4;

	/** What a row takes beside its lines. */
	private static final double PADDING = 0.5;

	private PaperSheets() {
	}

	/**
	 * A paper in words.
	 * @param address where the whole list is, told where one side has no room for it
	 */
	static PaperSheet of(PaperView paper, String address) {
		var parts = new ArrayList<Part>();
		var room = new Room();
		if (!paper.asked().isEmpty()) {
			parts.add(room.part(Words.of("paper.asked"), Words.of("paper.asked.caption"),
					List.of(Words.of("paper.asked.what"), Words.of("paper.asked.about")),
					paper.asked().stream().map(PaperSheets::row).toList(), 62, 48));
		}
		for (Exceptions.Reason section : Exceptions.Reason.values()) {
			var items = paper.items().stream().filter(item -> item.section() == section).toList();
			if (!items.isEmpty()) {
				parts.add(room.part(Words.of("exception.section", reason(section), items.size()),
						Words.of("exception.caption." + section.name()),
						List.of(Words.of("paper.action"), Words.of("paper.stands"), Words.of("paper.board-line")),
						items.stream().map(PaperSheets::row).toList(), 44, 34, 40));
			}
		}
		if (!paper.gone().isEmpty() && paper.comparedWith() != null) {
			parts.add(room.part(Words.of("paper.since", Dates.full(paper.comparedWith())),
					Words.of("paper.since.caption"),
					List.of(Words.of("paper.gone"), Words.of("paper.gone.was"), Words.of("paper.gone.now")),
					paper.gone().stream().map(PaperSheets::row).toList(), 60, 28, 28));
		}
		for (Section section : paper.sections()) {
			parts.add(new Part(section.heading(), section.paragraphs(), section.heading(), section.columns(),
					section.rows().stream().map(PaperSheets::row).toList(), section.rows().size()));
		}
		return new PaperSheet(Words.of("paper.title", paper.groupName()),
				Words.of("paper.meeting", Dates.weekday(paper.on())), standing(paper), headline(paper.counts()), parts,
				(room.left > 0) ? Words.of("paper.more", room.left, address) : null);
	}

	static String reason(Exceptions.Reason reason) {
		return Words.of("exception." + reason.name());
	}

	/** Such as {@code 21 actions: 13 up to date and on course, 8 exceptions.} */
	static String headline(Counts counts) {
		String parts = Stream
			.of(counted("paper.on-course", counts.onCourse()), counted("paper.complete", counts.complete()),
					counted("paper.not-owing", counts.notOwing()), Words.of("paper.exceptions", counts.exceptions()))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
		return Words.of("paper.headline", counts.actions(), parts);
	}

	private static @Nullable String counted(String key, int count) {
		return (count > 0) ? Words.of(key, count) : null;
	}

	private static String standing(PaperView paper) {
		@Nullable Issue issue = paper.issue();
		String since = (paper.comparedWith() != null)
				? " " + Words.of("paper.compared", Dates.full(paper.comparedWith())) : "";
		if (issue == null) {
			return Words.of("paper.draft", Dates.full(paper.asAt())) + since;
		}
		String issued = Words.of("paper.issued", issue.number(), issue.by(), Dates.time(issue.at()));
		return ((issue.reason() != null) ? issued + " " + Words.of("paper.again", issue.reason()) : issued) + since;
	}

	private static Row row(List<String> cells) {
		return new Row(cells.stream().map(words -> new Cell(null, List.of(Line.of(words)))).toList());
	}

	private static Row row(Item item) {
		var who = Stream
			.of(Objects.requireNonNullElseGet(item.unit(), () -> Words.of("paper.no-unit")),
					Objects.requireNonNullElseGet(item.lead(), () -> Words.of("paper.no-lead")))
			.collect(Collectors.joining(" · "));
		var stands = new ArrayList<Line>();
		since(item).ifPresent(stands::add);
		if (item.lastSaid() != null && item.lastSaidOn() != null) {
			stands.add(Line.quiet(Words.of("paper.last-said", item.lastSaid(), Dates.full(item.lastSaidOn()))));
		}
		if (item.slipped() != null) {
			stands.add(Line.quiet(Words.of("paper.slipped", item.slipped().title(),
					Dates.full(item.slipped().promisedOn()), Dates.full(item.slipped().expectedOn()))));
		}
		if (!item.further().isEmpty()) {
			stands.add(Line.quiet(Words.of("paper.further",
					item.further()
						.stream()
						.map(PaperSheets::reason)
						.map(PaperSheets::inside)
						.collect(Collectors.joining(", ")))));
		}
		switch (item.change()) {
			case NEW -> stands.add(Line.of(Words.of("paper.new")));
			case CHANGED -> stands.add(Line.of((item.before() != null && item.before() != item.section())
					? Words.of("paper.was", reason(item.before())) : Words.of("paper.changed")));
			default -> {
				// The same as before needs no words.
			}
		}
		var mark = (item.letter() != null && item.label() != null && item.colour() != null)
				? new Mark(item.letter(), item.label(), item.colour())
				: new Mark("?", Words.of("status.none"), "neutral");
		return new Row(List.of(
				new Cell(null,
						List.of(new Line("%s %s".formatted(item.code(), item.title()),
								PlanLinks.action(item.plan(), item.code()), false), Line.quiet(who))),
				new Cell(mark, stands), new Cell(null, List.of((item.boardLine() != null) ? Line.of(item.boardLine())
						: Line.quiet(Words.of("paper.no-board-line"))))));
	}

	private static Optional<Line> since(Item item) {
		return Optional.ofNullable(item.since()).map(day -> Line.quiet(switch (item.section()) {
			case STALE -> Words.of("due.overdue", Dates.full(day));
			case HELP_ASKED -> Words.of("paper.help-since", Dates.full(day));
			case SLIPPED -> Words.of("paper.promised", Dates.full(day));
			case DECISION_WANTED -> Words.of("paper.asked-since", Dates.full(day));
			default -> Words.of("paper.standing-since", Dates.full(day));
		}));
	}

	private static Row row(Asked asked) {
		Line about = (asked.plan() != null && asked.code() != null)
				? new Line("%s %s".formatted(asked.code(), Objects.requireNonNullElse(asked.title(), "")),
						PlanLinks.action(asked.plan(), asked.code()), false)
				: Line.quiet(Words.of("paper.asked.general"));
		return new Row(List.of(new Cell(null, List.of(Line.of(asked.words()), Line.quiet(asked.reference()))),
				new Cell(null, List.of(about))));
	}

	private static Row row(Gone gone) {
		return new Row(List.of(
				new Cell(null,
						List.of(new Line("%s %s".formatted(gone.code(), gone.title()),
								PlanLinks.action(gone.plan(), gone.code()), false))),
				new Cell(null, List.of(Line.of(reason(gone.before())))), new Cell(null,
						List.of(Line.of(Objects.requireNonNullElseGet(gone.now(), () -> Words.of("status.none")))))));
	}

	/** A reason within a sentence. */
	private static String inside(String reason) {
		return reason.substring(0, 1).toLowerCase(Locale.UK) + reason.substring(1);
	}

	/** Counts what fits on one printed side, the most serious first. */
	private static final class Room {

		private double used;

		private int left;

		private boolean full;

		/**
		 * Makes a part and tells how many of its rows fit.
		 * @param widths how many characters a line of each column holds in print
		 */
		Part part(String heading, String caption, List<String> columns, List<Row> rows, int... widths) {
			int fitting = 0;
			double before = used;
			used += HEADING;
			for (Row row : rows) {
				double height = height(row, widths);
				if (full || used + height > ROOM) {
					full = true;
					break;
				}
				used += height;
				fitting++;
			}
			if (fitting == 0) {
				used = before;
			}
			left += rows.size() - fitting;
			return new Part(heading, List.of(), caption, columns, rows, fitting);
		}

		private static double height(Row row, int... widths) {
			int most = 1;
			for (int i = 0; i < row.cells().size(); i++) {
				Cell cell = row.cells().get(i);
				int lines = (cell.mark() != null) ? 1 : 0;
				for (Line line : cell.lines()) {
					lines += 1 + (Math.max(1, line.text().length()) - 1) / widths[i];
				}
				most = Math.max(most, lines);
			}
			return most + PADDING;
		}

	}

}
