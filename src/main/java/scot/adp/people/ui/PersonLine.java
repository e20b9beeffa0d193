package scot.adp.people.ui;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import scot.adp.people.PersonView;
import scot.adp.people.spi.PersonPanel.Entry;
import scot.adp.shell.parts.Dates;

/**
 * The rows of a person over the months, a lane for each module: what took time as a bar,
 * what was on a day as a dot. The rows themselves are told below, so the picture says in
 * a sentence what it shows and has no table of its own.
 */
@Tag("figure")
class PersonLine extends HtmlContainer {

	private static final double WHOLE = 100;

	/** Where the words of an end stand, in percent. */
	private static final double NEAR_AN_END = 30;

	/** A shorter time would make a week look long. */
	private static final int MONTHS_AT_LEAST = 6;

	private final LocalDate first;

	private final LocalDate last;

	private final LocalDate today;

	PersonLine(List<PersonView.Part> parts, LocalDate today) {
		this.today = today;
		var entries = parts.stream().flatMap(part -> part.told().entries().stream()).toList();
		LocalDate begun = entries.stream().map(Entry::from).min(Comparator.naturalOrder()).orElse(today);
		LocalDate ended = entries.stream().map(this::until).max(Comparator.naturalOrder()).orElse(today);
		YearMonth to = YearMonth.from(ended.isAfter(today) ? ended : today);
		YearMonth from = YearMonth.from(begun);
		YearMonth enough = to.minusMonths(MONTHS_AT_LEAST - 1);
		this.first = (from.isBefore(enough) ? from : enough).atDay(1);
		this.last = to.atEndOfMonth();
		addClassNames("chart", "person-line");
		getElement().setAttribute("aria-label", getTranslation("person.line"));
		String sentence = getTranslation("person.line.says", entries.size(), named(begun));
		var said = new Paragraph(sentence);
		said.addClassName("chart-said");
		var picture = new Div();
		picture.addClassName("person-line-picture");
		picture.getElement()
			.setAttribute("role", "img")
			.setAttribute("tabindex", "0")
			.setAttribute("aria-label", sentence);
		for (int lane = 0; lane < parts.size(); lane++) {
			picture.add(lane(parts.get(lane), lane + 1));
		}
		picture.add(axis());
		add(said, picture);
	}

	/** The first and the last month, and each year that begins well between them. */
	private Div axis() {
		var axis = new Div(new Span(named(first)), new Span(named(last)));
		axis.addClassNames("day-bar-ends", "person-line-axis");
		for (LocalDate year = first.plusYears(1).withDayOfYear(1); !year.isAfter(last); year = year.plusYears(1)) {
			double place = place(year);
			if (place > NEAR_AN_END && place < WHOLE - NEAR_AN_END) {
				var mark = new Span(String.valueOf(year.getYear()));
				mark.addClassName("person-line-named-year");
				mark.getStyle().set("inset-inline-start", percent(place));
				axis.add(mark);
			}
		}
		return axis;
	}

	private Div lane(PersonView.Part part, int number) {
		var name = new Span(part.title());
		name.addClassName("person-line-name");
		var track = new Div();
		track.addClassName("person-line-track");
		for (LocalDate month = first.plusMonths(1); !month.isAfter(last); month = month.plusMonths(1)) {
			var mark = new Span();
			mark.addClassName((month.getMonthValue() == 1) ? "person-line-year" : "person-line-month");
			mark.getStyle().set("inset-inline-start", percent(place(month)));
			track.add(mark);
		}
		part.told().entries().forEach(entry -> track.add(drawn(entry, number)));
		var lane = new Div(name, track);
		lane.addClassName("person-line-lane");
		return lane;
	}

	private Span drawn(Entry entry, int number) {
		var sign = new Span();
		LocalDate until = until(entry);
		sign.addClassName("person-line-" + number);
		if (until.equals(entry.from()) && entry.until() != null) {
			sign.addClassName("person-line-dot");
			sign.getStyle().set("inset-inline-start", percent(place(entry.from())));
		}
		else {
			sign.addClassName("person-line-span");
			sign.setClassName("person-line-open", entry.until() == null);
			sign.getStyle()
				.set("inset-inline-start", percent(place(entry.from())))
				.set("inline-size", percent(place(until.plusDays(1)) - place(entry.from())));
		}
		return sign;
	}

	/** What goes on is drawn up to today. */
	private LocalDate until(Entry entry) {
		LocalDate until = Objects.requireNonNullElse(entry.until(), today);
		return until.isBefore(entry.from()) ? entry.from() : until;
	}

	private double place(LocalDate day) {
		return WHOLE * ChronoUnit.DAYS.between(first, day) / (ChronoUnit.DAYS.between(first, last) + 1);
	}

	private static String percent(double of) {
		return String.format(Locale.ROOT, "%.2f%%", of);
	}

	private static String named(LocalDate month) {
		return "%s %d".formatted(Dates.month(month), month.getYear());
	}

}
