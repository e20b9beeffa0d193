package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
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
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.StatusMark;

/** One person's need checks: how many needs are met over time, and each domain. */
@Route("needs/:check")
@OpenTo("community.need.read")
class NeedCheckPage extends RecordPage {

	private final NeedChecks checks;

	private final Members members;

	private final PersonWays ways;

	private final LocalDate today;

	NeedCheckPage(NeedChecks checks, Members members, Persons persons, Clock clock) {
		super("check");
		this.checks = checks;
		this.members = members;
		this.ways = new PersonWays(members, persons);
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID record) {
		var id = new NeedChecks.Id(record);
		NeedCheckView check = checks.find(id).orElseThrow(NotFoundException::new);
		List<NeedCheckView> series = check.stands() ? checks.series(id) : List.of(check);
		begin(getTranslation("need.of", NeedWords.person(check)), getTranslation("need.purpose"),
				new Anchor(NeedsPage.ROUTE, getTranslation("needs.title")));
		if (!check.stands()) {
			notice(getTranslation("need.withdrawn.because",
					checks.told(Lists.WITHDRAWN_BECAUSE, String.valueOf(check.withdrawnBecause())).label()));
		}
		var forms = new NeedForms(checks, today, () -> show(record));
		boolean changes = members.me().may("community.need.change");
		NeedCheckView last = series.getLast();
		var verbs = new Div();
		if (changes && last.stands() && last.ownRef() != null && last.stage() != Stage.END) {
			verbs.add(Happenings.verb(getTranslation("need.again"), () -> forms.again(last), true));
		}
		ways.verb(check.unit(), record, check.stands() && (check.ownRef() != null || check.linked()))
			.ifPresent(verbs::add);
		verbs.addClassNames("verbs", "page-verbs");
		add(verbs, drawn(series), domains(series), asked(series, forms, changes));
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
		String name = getTranslation("need.domains.each");
		var table = new NativeTable(new NativeTableHeader(head), body);
		table.addClassName("chart-table");
		table.setCaptionText(name);
		return new Panel(getTranslation("need.domains"), new ScrolledTable(table, name));
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

	private Panel asked(List<NeedCheckView> series, NeedForms forms, boolean changes) {
		var list = Happenings.list();
		series.reversed().forEach(it -> list.add(item(it, forms, changes && it.stands())));
		return new Panel(getTranslation("need.checks"), list);
	}

	private ListItem item(NeedCheckView check, NeedForms forms, boolean changes) {
		var item = Happenings.item(
				new Span("%s · %s".formatted(NeedWords.when(check, today), NeedWords.said(checks, check))),
				List.of(getTranslation("need.recorded", check.recordedBy(), Dates.time(check.recordedAt()))));
		if (changes) {
			String of = NeedWords.called(check);
			var verbs = new Div(Happenings.small(getTranslation("need.put-right"), of, () -> forms.putRight(check)),
					Happenings.small(getTranslation("need.withdraw"), of, () -> forms.withdraw(check)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

}
