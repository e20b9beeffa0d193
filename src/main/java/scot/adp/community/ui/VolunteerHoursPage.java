package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.VolunteerView;
import scot.adp.community.VolunteerView.State;
import scot.adp.community.Volunteers;
import scot.adp.community.Volunteers.Worked;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Numbers;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.TableKeys;

/** The hours of a week: a row for each who volunteers, a column for each day. */
@Route("volunteers/hours")
@OpenTo("community.volunteer.read")
@Outline(Outline.Shape.FORM)
class VolunteerHoursPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int SHOWN = 200;

	private static final int CELL_LIMIT = 6;

	private final Volunteers volunteers;

	private final LocalDate today;

	VolunteerHoursPage(Volunteers volunteers, Clock clock) {
		this.volunteers = volunteers;
		this.today = LocalDate.now(clock);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("volunteer-hours.title");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(monday(event.getLocation().getQueryParameters().getSingleParameter("of").orElse("")));
	}

	private LocalDate monday(String text) {
		LocalDate day;
		try {
			day = LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			// On a Monday it is the week that is over that is typed in.
			day = today.minusDays(1);
		}
		day = (day.isAfter(today) || day.getYear() < 2015) ? today : day;
		return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

	private void show(LocalDate monday) {
		clear();
		headed(getTranslation("volunteer-hours.title"), getTranslation("volunteer-hours.purpose"));
		reachedBy(Crumbs.of(getTranslation("volunteer-hours.title"),
				new Anchor("volunteers", getTranslation("volunteers.title"))));
		add(weeks(monday));
		var active = volunteers.page(Volunteers.Filter.of(State.ACTIVE), 0, SHOWN);
		if (active.isEmpty()) {
			var none = new Paragraph(getTranslation("volunteer-hours.none"));
			none.addClassName("empty");
			add(none);
			return;
		}
		add(new Grid(monday, active));
	}

	private Nav weeks(LocalDate monday) {
		var nav = new Nav(
				new Anchor("volunteers/hours?of=" + monday.minusWeeks(1), getTranslation("volunteer-hours.before")),
				new Anchor("volunteers/hours?of=" + today, getTranslation("volunteer-hours.this")));
		if (!monday.plusWeeks(1).isAfter(today)) {
			nav.add(new Anchor("volunteers/hours?of=" + monday.plusWeeks(1), getTranslation("volunteer-hours.after")));
		}
		nav.setAriaLabel(getTranslation("volunteer-hours.weeks"));
		nav.addClassName("switch");
		return nav;
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	/** The cells of a week. */
	private final class Grid extends Div {

		private final Map<Cell, LineField> fields = new LinkedHashMap<>();

		private final Map<Cell, BigDecimal> known;

		// Hours tell of a person, so they are kept nowhere before they are saved.
		private final FormHead head = new FormHead(Place.NOWHERE);

		private final Sure sure = new Sure(new Checkbox(getTranslation("volunteer-hours.sure")));

		private final Button save = new Button(getTranslation("volunteer-hours.save"));

		private String key = UUID.randomUUID().toString();

		Grid(LocalDate monday, List<VolunteerView> active) {
			this.known = volunteers.hours(active.stream().map(VolunteerView::id).toList(), monday, monday.plusDays(6))
				.stream()
				.collect(Collectors.toMap(it -> new Cell(it.volunteer(), it.on()), Worked::hours));
			save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			save.setDisableOnClick(true);
			save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
			save.addClickListener(event -> save(monday));
			var verbs = new Div(save);
			verbs.addClassName("verbs");
			var scroll = new ScrolledTable(table(monday, active), getTranslation("volunteer-hours.table"));
			scroll.addClassName("term-grid");
			TableKeys.in(scroll);
			head.field("sure", sure.box());
			add(new Panel(getTranslation("volunteer-hours.week", Dates.full(monday), Dates.full(monday.plusDays(6))),
					head, sure.box(), new Paragraph(getTranslation("volunteer-hours.help")), scroll, verbs));
		}

		private NativeTable table(LocalDate monday, List<VolunteerView> active) {
			var table = new NativeTable();
			table.addClassName("numbers");
			table.setCaptionText(getTranslation("volunteer-hours.table"));
			var names = new NativeTableRow(heading(getTranslation("volunteers.volunteer"), "col"));
			var days = IntStream.range(0, 7).mapToObj(monday::plusDays).filter(it -> !it.isAfter(today)).toList();
			days.forEach(day -> names
				.add(heading("%s %d".formatted(day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.UK),
						day.getDayOfMonth()), "col")));
			table.getHead().add(names);
			active.forEach(volunteer -> {
				String called = VolunteerWords.called(volunteer);
				var line = new NativeTableRow(heading(called, "row"));
				days.forEach(day -> {
					var field = new LineField("%s, %s".formatted(called, Dates.full(day)), CELL_LIMIT);
					var cell = new Cell(volunteer.id(), day);
					BigDecimal hours = known.getOrDefault(cell, BigDecimal.ZERO);
					field.setValue((hours.signum() > 0) ? hours.stripTrailingZeros().toPlainString() : "");
					fields.put(cell, field);
					head.field("%s.%s".formatted(volunteer.id().value(), day), field);
					line.add(new NativeTableCell(field));
				});
				table.getBody().add(line);
			});
			return table;
		}

		private void save(LocalDate monday) {
			try {
				int[] kept = { 0 };
				if (head.run(() -> {
					var changed = changed();
					kept[0] = changed.size();
					if (!changed.isEmpty()) {
						sure.asking(once -> keep(once, changed)).accept(key);
					}
				})) {
					key = UUID.randomUUID().toString();
					Announcement.done(getTranslation("volunteer-hours.saved", kept[0]));
					show(monday);
				}
			}
			finally {
				save.setEnabled(true);
			}
		}

		/** A fault of a line is told at its cell. */
		private void keep(String once, List<Worked> changed) {
			try {
				volunteers.setHours(once, changed);
			}
			catch (Problem problem) {
				if (problem.fields().isEmpty()) {
					throw problem;
				}
				throw Problem.invalid(problem.fields().stream().map(fault -> {
					String[] steps = fault.path().split("[\\[\\]]");
					Worked at = changed.get((steps.length > 1) ? Integer.parseInt(steps[1]) : 0);
					String cell = Objects.requireNonNull(fields.get(new Cell(at.volunteer(), at.on()))).getLabel();
					return new Problem.Field("%s.%s".formatted(at.volunteer().value(), at.on()),
							"%s: %s".formatted(cell, fault.message()), fault.reason());
				}).toList());
			}
		}

		private List<Worked> changed() {
			var changed = new ArrayList<Worked>();
			var faults = new Problem.Faults();
			fields.forEach((cell, field) -> {
				String typed = Blanks.strip(field.getValue());
				@Nullable BigDecimal hours = BigDecimal.ZERO;
				if (!typed.isEmpty()) {
					var read = Numbers.read(typed);
					faults.when(!read.isRead(), "%s.%s".formatted(cell.volunteer().value(), cell.on()), read.fault());
					hours = read.found().orElse(null);
				}
				if (hours != null && hours.compareTo(known.getOrDefault(cell, BigDecimal.ZERO)) != 0) {
					changed.add(new Worked(cell.volunteer(), cell.on(), hours, sure.given()));
				}
			});
			faults.raise();
			return changed;
		}

	}

	/** A day of somebody. */
	private record Cell(Volunteers.Id volunteer, LocalDate on) {
	}

}
