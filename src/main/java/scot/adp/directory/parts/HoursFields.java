package scot.adp.directory.parts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Schedule;
import scot.adp.directory.TimeOfDay;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/**
 * Asks when something is, as people say it: every second Tuesday, 19:00 to 20:30, from a
 * day on. What it asks for is right once {@link #check} noted nothing.
 */
public final class HoursFields {

	private static final int TIME_LIMIT = 10;

	private final Choice<Schedule.Frequency> frequency = choice("services.hours.frequency",
			List.of(Schedule.Frequency.values()), Enum::name, it -> Words.of("services.hours.frequency." + it.name()));

	private final Choices<DayOfWeek> days = new Choices<>(Words.of("services.hours.days"), DayOfWeek::name);

	private final Choices<Integer> which = new Choices<>(Words.of("services.hours.which"), it -> it);

	private final LineField opens = new LineField(Words.of("services.hours.opens"), TIME_LIMIT);

	private final LineField closes = new LineField(Words.of("services.hours.closes"), TIME_LIMIT);

	private final WholeNumberField every = new WholeNumberField(Words.of("services.hours.every"));

	private final DayField from = new DayField(Words.of("services.hours.first"));

	private final DayField until = new DayField(Words.of("services.hours.until"));

	private final Choice<Schedule.OnHolidays> holidays = choice("services.hours.holidays",
			List.of(Schedule.OnHolidays.values()), Enum::name, it -> Words.of("services.hours.holidays." + it.name()));

	private final Choice<Boolean> term = choice("services.hours.term", List.of(true, false), String::valueOf,
			it -> Words.of(it ? "services.yes" : "services.no"));

	/** Makes fields that ask for something weekly. */
	public HoursFields() {
		days.setItems(List.of(DayOfWeek.values()));
		days.setItemLabelGenerator(HoursWords::name);
		which.setItems(List.of(1, 2, 3, 4, 5, -1));
		which.setItemLabelGenerator(HoursWords::which);
		which.setVisible(false);
		frequency.setValue(Schedule.Frequency.WEEKLY);
		frequency.addValueChangeListener(event -> {
			which.setVisible(event.getValue() == Schedule.Frequency.MONTHLY);
			days.setVisible(event.getValue() != Schedule.Frequency.ONCE);
		});
		opens.setHelperText(Words.of("services.hours.time.help"));
		closes.setHelperText(Words.of("services.hours.closes.help"));
		every.setValue(1);
		from.setHelperText(Words.of("services.hours.first.help"));
		until.setHelperText(Words.of("services.hours.until.help"));
		holidays.setValue(Schedule.OnHolidays.ASK);
		term.setValue(false);
	}

	/** Shows what a row of hours says. */
	public void show(Schedule row) {
		frequency.setValue(row.frequency());
		days.setValue(row.byDay().stream().map(Schedule.ByDay::day).collect(Collectors.toSet()));
		which.setValue(
				row.byDay().stream().map(Schedule.ByDay::which).filter(it -> it != 0).collect(Collectors.toSet()));
		opens.setValue(row.opens().toString());
		closes.setValue(row.closes().toString());
		every.setValue(row.every());
		from.setValue(row.anchorOn());
		until.setValue(row.until());
		holidays.setValue(row.onHolidays());
		term.setValue(row.termTimeOnly());
	}

	/** Says what holds on holidays. */
	public void onHolidays(Schedule.OnHolidays rule) {
		holidays.setValue(rule);
	}

	/**
	 * Puts the fields into a form, in which faults call them {@code frequency},
	 * {@code byDay}, {@code which}, {@code opens}, {@code closes}, {@code every},
	 * {@code from}, {@code until}, {@code onHolidays} and {@code termTime}.
	 */
	public void into(FormDialog dialog) {
		dialog.field("frequency", frequency)
			.field("byDay", days)
			.field("which", which)
			.field("opens", opens)
			.field("closes", closes)
			.field("every", every)
			.field("from", from)
			.field("until", until)
			.field("onHolidays", holidays)
			.field("termTime", term);
	}

	/** Notes what is missing, and times that are none. */
	public void check(Problem.Faults faults) {
		faults.when(frequency.isEmpty(), "frequency", Words.of("services.hours.frequency.missing"))
			.when(TimeOfDay.read(opens.getValue()).isEmpty(), "opens", Words.of("services.hours.time.fault"))
			.when(TimeOfDay.read(closes.getValue()).isEmpty(), "closes", Words.of("services.hours.time.fault"))
			.when(holidays.isEmpty(), "onHolidays", Words.of("services.hours.holidays.missing"))
			.when(frequency.getValue() != Schedule.Frequency.ONCE && days.getValue().isEmpty(), "byDay",
					Words.of("services.hours.days.missing"))
			.when(frequency.getValue() == Schedule.Frequency.MONTHLY && which.getValue().isEmpty(), "which",
					Words.of("services.hours.which.missing"));
	}

	/** How often. */
	public Schedule.Frequency frequency() {
		return frequency.getValue();
	}

	/** Each how many weeks or months; 1 where nothing was typed. */
	public int every() {
		return Objects.requireNonNullElse(every.getValue(), 1);
	}

	/** On which days; none of what is once. */
	public List<Schedule.ByDay> byDay() {
		return byDay(frequency.getValue(), days.getValue(), which.getValue());
	}

	private static List<Schedule.ByDay> byDay(Schedule.Frequency frequency, Collection<DayOfWeek> days,
			Collection<Integer> which) {
		var sorted = days.stream().sorted().toList();
		return switch (frequency) {
			case ONCE -> List.of();
			case WEEKLY -> sorted.stream().map(day -> new Schedule.ByDay(0, day)).toList();
			case MONTHLY -> which.stream()
				.sorted(Comparator.comparingInt(it -> (it < 0) ? Integer.MAX_VALUE : it))
				.flatMap(it -> sorted.stream().map(day -> new Schedule.ByDay(it, day)))
				.toList();
		};
	}

	/** The first day; null where none was given. */
	public @Nullable LocalDate from() {
		return from.getValue();
	}

	/** The last day; null where none was given. */
	public @Nullable LocalDate until() {
		return until.getValue();
	}

	/** When it begins. */
	public LocalTime opens() {
		return TimeOfDay.read(opens.getValue()).getFirst();
	}

	/** When it ends, on the next day where that is not after the beginning. */
	public LocalTime closes() {
		return TimeOfDay.read(closes.getValue()).getFirst();
	}

	/** What holds on holidays. */
	public Schedule.OnHolidays onHolidays() {
		return holidays.getValue();
	}

	/** Whether it is in term time alone. */
	public boolean termTimeOnly() {
		return Boolean.TRUE.equals(term.getValue());
	}

	private static <T> Choice<T> choice(String words, List<T> items, Function<T, ?> code, Function<T, String> label) {
		var field = new Choice<T>(Words.of(words), code);
		field.setItems(items);
		field.setItemLabelGenerator(label::apply);
		return field;
	}

}
