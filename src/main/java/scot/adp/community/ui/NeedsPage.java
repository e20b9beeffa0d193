package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.community.NeedChecks.Which;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.NeedRules.Lists;
import scot.adp.community.OwnUnit;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Named;

/**
 * Whole-person support of the own unit: each person once, those first whose next check is
 * due; a new check is typed in above the list.
 */
@Route(NeedsPage.ROUTE)
@Menu(title = "needs.title", order = 64)
@OpenTo("community.need.read")
class NeedsPage extends ListPage<NeedCheckView> {

	static final String ROUTE = "needs";

	private final Choice<Which> which;

	private final Choice<CodeList.Value> unmet;

	private final NeedChecks checks;

	private final NeedForms forms;

	private final PersonWays persons;

	private final LocalDate today;

	private final Map<UnitId, String> units;

	NeedsPage(NeedChecks checks, Members members, Persons people, ListExports exports, Clock clock) {
		super("needs.title", "needs.purpose", "needs.none", exports);
		this.checks = checks;
		this.persons = new PersonWays(members, people);
		this.today = LocalDate.now(clock);
		this.forms = new NeedForms(checks, today, this::refresh);
		var beginning = checks.beginning();
		this.units = beginning.units().stream().collect(Collectors.toMap(OwnUnit::unit, OwnUnit::name));
		var load = new Anchor("needs/load", getTranslation("needs.load"));
		load.addClassName("other-verb");
		var links = new Div(load);
		links.addClassNames("verbs", "page-verbs");
		add(links);
		if (beginning.let().isEmpty()) {
			var none = new Paragraph(getTranslation("needs.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		else {
			add(new NewNeedCheck(checks, beginning, today, this::refresh));
		}
		which = choice("which", getTranslation("needs.which"), List.of(Which.values()), Which::name,
				it -> getTranslation("needs.which." + it));
		unmet = choice("unmet", getTranslation("needs.unmet"), checks.offered(Lists.DOMAIN), CodeList.Value::code,
				CodeList.Value::label);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("needs.person")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("needs.verbs")).setFlexGrow(1);
		laidOut();
	}

	private NeedChecks.Filter filter() {
		return new NeedChecks.Filter(true, which.getValue(), CodeChoice.given(unmet));
	}

	@Override
	protected ListExport<NeedCheckView> list() {
		var filter = filter();
		var told = new LinkedHashMap<String, String>();
		if (filter.which() != null) {
			told.put("which", filter.which().name());
		}
		if (filter.unmet() != null) {
			told.put("unmet", filter.unmet());
		}
		List<ListColumn<NeedCheckView>> columns = new ArrayList<>(
				List.of(new ListColumn<>(getTranslation("need.own-ref"), 14, NeedCheckView::ownRef),
						new ListColumn<>(getTranslation("need.unit"), 30, row -> named(row.unit())),
						new ListColumn<>(getTranslation("need.stage"), 14, row -> NeedWords.stage(row.stage())),
						new ListColumn<>(getTranslation("need.on"), 14, NeedCheckView::checkedOn),
						new ListColumn<>(getTranslation("need.next"), 14, NeedCheckView::dueOn)));
		checks.offered(Lists.DOMAIN)
			.forEach(domain -> columns.add(new ListColumn<>(domain.label(), 14, row -> answered(row, domain.code()))));
		return new ListExport<>("needs", getTranslation("needs.title"), List.of(getTranslation("needs.about")), columns,
				(offset, limit) -> checks.page(filter, offset, limit), () -> checks.total(filter).checks())
			.filteredBy(told)
			.aboutPersons();
	}

	private static @Nullable String answered(NeedCheckView check, String domain) {
		return check.answer(domain).map(it -> NeedWords.mark(it).label()).orElse(null);
	}

	@Override
	protected String counted(int rows) {
		var total = checks.total(filter());
		return getTranslation("needs.count", rows, total.due(), total.met(), total.known(), total.notKnown());
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component what(NeedCheckView check) {
		var title = new Anchor("%s/%s".formatted(ROUTE, check.id().value()), NeedWords.person(check));
		title.addClassName("code");
		var below = new ArrayList<@Nullable String>();
		below.add(NeedWords.when(check, today));
		below.add((check.needs(Met.YES) > 0 || NeedWords.unmet(checks, check) != null) ? NeedWords.said(checks, check)
				: getTranslation("need.none"));
		below.add(check.afterSignOff() ? getTranslation("need.late") : null);
		below.add("%s · %s".formatted(named(check.unit()), check.recordedBy()));
		return cell(Named.of(title, called(check)), below);
	}

	private Component verbs(NeedCheckView check) {
		var verbs = new Div();
		if (check.ownRef() != null && check.stage() != Stage.END) {
			verbs.add(verb("need.again", check, this::again));
		}
		verbs.add(verb("need.put-right", check, this::putRight), verb("need.withdraw", check, this::withdraw));
		persons.of(check.unit(), check.id().value(), check.ownRef() != null || check.linked())
			.ifPresent(it -> verbs.add(Named.of(it, called(check))));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private void again(NeedCheckView check) {
		forms.again(check).open();
	}

	private void putRight(NeedCheckView check) {
		forms.putRight(check).open();
	}

	private void withdraw(NeedCheckView check) {
		forms.withdraw(check).open();
	}

	private Button verb(String words, NeedCheckView check, Consumer<NeedCheckView> form) {
		var verb = new Button(getTranslation(words), event -> form.accept(check));
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, called(check));
	}

	private static String called(NeedCheckView check) {
		return "%s, %s".formatted(NeedWords.called(check), check.id().value().toString().substring(24));
	}

}
