package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.community.NeedAnswer;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.NeedRules.Lists;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.StatusMark;

/** One person's need checks: how many needs are met over time, and each domain. */
@Route("needs/:check")
@OpenTo("community.need.read")
class NeedCheckPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final NeedChecks checks;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	private String title = "";

	NeedCheckPage(NeedChecks checks, Members members, Persons persons, Clock clock) {
		this.checks = checks;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("check").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static NeedChecks.Id id(String text) {
		try {
			return new NeedChecks.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(NeedChecks.Id id) {
		NeedCheckView check = checks.find(id).orElseThrow(NotFoundException::new);
		List<NeedCheckView> series = check.stands() ? checks.series(id) : List.of(check);
		clear();
		title = getTranslation("need.of", NeedWords.person(check));
		headed(title, getTranslation("need.purpose"));
		reachedBy(Crumbs.of(title, new Anchor(NeedsPage.ROUTE, getTranslation("needs.title"))));
		if (!check.stands()) {
			var gone = new Paragraph(getTranslation("need.withdrawn.because",
					checks.told(Lists.WITHDRAWN_BECAUSE, String.valueOf(check.withdrawnBecause())).label()));
			gone.addClassName("notice");
			add(gone);
		}
		new PersonWays(members, persons)
			.of(check.unit(), id.value(), check.stands() && (check.ownRef() != null || check.linked()))
			.ifPresent(way -> {
				way.addClassName("other-verb");
				var line = new Div(way);
				line.addClassNames("verbs", "page-verbs");
				add(line);
			});
		var forms = new NeedForms(checks, today, () -> show(id));
		add(drawn(series), domains(series), asked(series, forms));
	}

	private Panel drawn(List<NeedCheckView> series) {
		var drawn = Stream.of(Met.YES, Met.PART, Met.NO, Met.NOT_KNOWN)
			.map(met -> new Chart.Series(getTranslation("need.answer." + met), series.stream().map(it -> {
				long needs = it.needs(met);
				return Chart.Point.of(Dates.full(it.checkedOn()), BigDecimal.valueOf(needs), String.valueOf(needs));
			}).toList()))
			.toList();
		NeedCheckView first = series.getFirst();
		NeedCheckView last = series.getLast();
		String said = (series.size() == 1) ? getTranslation("need.drawn.one", last.needs(Met.YES), known(last))
				: getTranslation("need.drawn.more", last.needs(Met.YES), known(last), Dates.full(last.checkedOn()),
						first.needs(Met.YES), known(first), Dates.full(first.checkedOn()));
		return new Panel(getTranslation("need.drawn"),
				Chart.columns(getTranslation("need.drawn.name"), null, drawn).saying(said));
	}

	private static long known(NeedCheckView check) {
		return check.needs(Met.YES) + check.needs(Met.PART) + check.needs(Met.NO);
	}

	/** Each domain at each check; one that was not asked about says so. */
	private Panel domains(List<NeedCheckView> series) {
		var head = new NativeTableRow(head(getTranslation("need.domain"), "col"));
		series.forEach(it -> head
			.add(head("%s, %s".formatted(Dates.full(it.checkedOn()), NeedWords.stage(it.stage())), "col")));
		var body = new NativeTableBody();
		codes(series).forEach(code -> {
			var row = new NativeTableRow(head(checks.told(Lists.DOMAIN, code).label(), "row"));
			series.forEach(it -> row.add(it.answer(code)
				.map(answer -> new NativeTableCell(new StatusMark(NeedWords.mark(answer), null)))
				.orElseGet(() -> new NativeTableCell(getTranslation("need.not-asked")))));
			body.add(row);
		});
		String name = getTranslation("need.domains");
		var table = new NativeTable(new NativeTableHeader(head), body);
		table.addClassName("chart-table");
		table.setCaptionText(name);
		return new Panel(name, new ScrolledTable(table, name));
	}

	/** The domains that are asked about, and those that were. */
	private List<String> codes(List<NeedCheckView> series) {
		return Stream
			.concat(checks.offered(Lists.DOMAIN).stream().map(CodeList.Value::code),
					series.stream().flatMap(it -> it.answers().stream()).map(NeedAnswer::domain))
			.distinct()
			.toList();
	}

	private static NativeTableHeaderCell head(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	private Panel asked(List<NeedCheckView> series, NeedForms forms) {
		var panel = new Panel(getTranslation("need.checks"));
		boolean changes = members.me().may("community.need.change");
		NeedCheckView last = series.getLast();
		if (changes && last.stands() && last.ownRef() != null && last.stage() != Stage.END) {
			var again = new Button(getTranslation("need.again"), event -> forms.again(last).open());
			again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			var verbs = new Div(again);
			verbs.addClassName("verbs");
			panel.withAside(verbs);
		}
		var list = new UnorderedList();
		list.addClassName("work");
		series.reversed().forEach(it -> list.add(item(it, forms, changes && it.stands())));
		panel.add(list);
		return panel;
	}

	private ListItem item(NeedCheckView check, NeedForms forms, boolean changes) {
		var words = new Span("%s · %s".formatted(NeedWords.when(check, today), NeedWords.said(checks, check)));
		var by = new Span(getTranslation("need.recorded", check.recordedBy(), Dates.time(check.recordedAt())));
		by.addClassName("status-detail");
		var what = new Div(words, by);
		what.addClassName("work-what");
		var item = new ListItem(what);
		if (changes) {
			var verbs = new Div(small("need.put-right", () -> forms.putRight(check), check),
					small("need.withdraw", () -> forms.withdraw(check), check));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Button small(String words, Supplier<FormDialog> form, NeedCheckView of) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, NeedWords.called(of));
	}

}
