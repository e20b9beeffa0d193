package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import scot.adp.community.HelpGivenView;
import scot.adp.community.HelpRules.Lists;
import scot.adp.community.HelpsGiven;
import scot.adp.community.OwnUnit;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
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

/** Help with basic needs that the own unit gave, and a quick entry above it. */
@Route(HelpGivenPage.ROUTE)
@Menu(title = "given.title", order = 60)
@OpenTo("community.help.read")
class HelpGivenPage extends ListPage<HelpGivenView> {

	static final String ROUTE = "help-given";

	static final String FOLLOW = "follow";

	private final Choice<CodeList.Value> domain;

	private final Choice<Boolean> crisis;

	private final Choice<Boolean> follow;

	private final HelpsGiven helps;

	private final ServiceRegister services;

	private final PersonWays persons;

	private final Map<UnitId, String> units;

	private final Map<ServiceId, String> onward;

	private final LocalDate today;

	HelpGivenPage(HelpsGiven helps, ServiceRegister services, Members members, Persons persons, ListExports exports,
			Clock clock) {
		super("given.title", "given.purpose", "given.none", exports);
		this.helps = helps;
		this.services = services;
		this.persons = new PersonWays(members, persons);
		this.today = LocalDate.now(clock);
		this.onward = services.all().stream().collect(Collectors.toMap(ServiceView::id, ServiceView::name));
		var beginning = helps.beginning();
		this.units = beginning.units().stream().collect(Collectors.toMap(OwnUnit::unit, OwnUnit::name));
		var load = new Anchor("help-given/load", getTranslation("given.load"));
		load.addClassName("other-verb");
		var verbs = new Div(load);
		verbs.addClassNames("verbs", "page-verbs");
		add(verbs);
		if (beginning.units().isEmpty()) {
			var none = new Paragraph(getTranslation("given.no-units"));
			none.addClassName("empty");
			add(none);
		}
		else {
			add(new NewHelp(helps, beginning, services, today, this::refresh));
		}
		domain = choice("domain", getTranslation("given.domain"), helps.offered(Lists.DOMAIN), CodeList.Value::code,
				CodeList.Value::label);
		crisis = choice("crisis", getTranslation("given.which"), List.of(true), it -> "only",
				it -> getTranslation("given.crisis.only"));
		follow = choice(FOLLOW, getTranslation("given.follow"), List.of(true), it -> "back",
				it -> getTranslation("given.follow.back"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("given.help")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("given.correct")).setFlexGrow(1);
		laidOut();
	}

	private HelpsGiven.Filter filter() {
		return new HelpsGiven.Filter(CodeChoice.given(domain), !crisis.isEmpty(), null, null, !follow.isEmpty());
	}

	@Override
	protected ListExport<HelpGivenView> list() {
		var filter = filter();
		var told = new LinkedHashMap<String, String>();
		if (filter.domain() != null) {
			told.put("domain", filter.domain());
		}
		if (filter.crisis()) {
			told.put("crisis", "only");
		}
		if (filter.cameBack()) {
			told.put(FOLLOW, "back");
		}
		List<ListColumn<HelpGivenView>> columns = List.of(
				new ListColumn<>(getTranslation("given.on"), 14, HelpGivenView::happenedOn),
				new ListColumn<>(getTranslation("given.unit"), 30, row -> named(row.unit())),
				new ListColumn<>(getTranslation("given.domain"), 18, row -> label(Lists.DOMAIN, row.domain())),
				new ListColumn<>(getTranslation("given.form"), 18, row -> label(Lists.FORM, row.form())),
				new ListColumn<>(getTranslation("given.confirmed.year"), 14, HelpGivenView::confirmedInAYear),
				new ListColumn<>(getTranslation("given.estimated.year"), 14, HelpGivenView::estimatedInAYear),
				new ListColumn<>(getTranslation("given.crisis"), 10,
						row -> row.crisis() ? getTranslation("given.crisis.yes") : null),
				new ListColumn<>(getTranslation("given.onward"), 26, this::onward),
				new ListColumn<>(getTranslation("given.own-ref"), 14, HelpGivenView::ownRef),
				new ListColumn<>(getTranslation("given.by"), 30, HelpGivenView::recordedBy));
		return new ListExport<>("help-given", getTranslation("given.title"), List.of(getTranslation("given.about")),
				columns, (offset, limit) -> helps.page(filter, offset, limit), () -> helps.total(filter).helps())
			.filteredBy(told)
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		HelpsGiven.Total total = helps.total(filter());
		return getTranslation("given.count", rows, HelpForms.pounds(total.confirmed()),
				HelpForms.pounds(total.estimated()));
	}

	private Component what(HelpGivenView help) {
		var below = new ArrayList<@Nullable String>();
		String gained = Stream
			.of(said("given.gained.confirmed", help.confirmedInAYear()),
					said("given.gained.estimated", help.estimatedInAYear()))
			.filter(it -> !it.isEmpty())
			.collect(Collectors.joining(" · "));
		below.add(gained);
		below.add(
				Stream
					.of((help.ownRef() != null) ? help.ownRef() : help.linked() ? "" : getTranslation("given.walk-in"),
							help.crisis() ? getTranslation("given.crisis.yes") : "",
							help.repeated() ? getTranslation("given.repeated") : "", (help.onward() != null)
									? getTranslation("given.onward.to", String.valueOf(onward(help))) : "")
					.filter(it -> !it.isEmpty())
					.collect(Collectors.joining(" · ")));
		below.add(help.afterSignOff() ? getTranslation("given.late") : null);
		below.add("%s · %s".formatted(named(help.unit()), help.recordedBy()));
		var title = new Anchor("%s/%s".formatted(ROUTE, help.id().value()), HelpForms.said(helps, help));
		title.addClassName("code");
		return cell(Named.of(title, called(help)), below);
	}

	private String said(String words, @Nullable BigDecimal amount) {
		return (amount != null) ? getTranslation(words, HelpForms.pounds(amount)) : "";
	}

	private @Nullable String onward(HelpGivenView help) {
		return (help.onward() != null) ? onward.getOrDefault(help.onward(), getTranslation("given.onward.closed"))
				: null;
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private String label(Lists list, String code) {
		return helps.told(list, code).label();
	}

	private Component verbs(HelpGivenView help) {
		String of = called(help);
		var right = new Button(getTranslation("given.put-right"), event -> putRight(help));
		var withdraw = new Button(getTranslation("given.withdraw"), event -> withdraw(help));
		var verbs = new Div();
		Stream.of(right, withdraw).forEach(verb -> {
			verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
			verbs.add(Named.of(verb, of));
		});
		persons.of(help.unit(), help.id().value(), help.ownRef() != null || help.linked())
			.ifPresent(it -> verbs.add(Named.of(it, of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private String called(HelpGivenView help) {
		return "%s, %s".formatted(HelpForms.said(helps, help), help.id().value().toString().substring(24));
	}

	private void putRight(HelpGivenView help) {
		HelpForms.putRight(helps, services, help, today, this::refresh).open();
	}

	private void withdraw(HelpGivenView help) {
		HelpForms.withdraw(helps, help, this::refresh).open();
	}

}
