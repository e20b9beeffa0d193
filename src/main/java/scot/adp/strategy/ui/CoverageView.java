package scot.adp.strategy.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.strategy.Coverage;
import scot.adp.strategy.Coverage.Row.Counted;
import scot.adp.strategy.Health;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.parts.Standing;

/** Who and what carries a plan, and where nothing does. */
@Route("coverage")
@Menu(title = "coverage.title", order = 16)
@OpenTo("strategy.coverage.read")
@Outline(Outline.Shape.LIST)
class CoverageView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Plans plans;

	private final Coverage coverage;

	private final ListExports exports;

	CoverageView(Plans plans, Coverage coverage, ListExports exports) {
		this.plans = plans;
		this.coverage = coverage;
		this.exports = exports;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		headed(getTranslation("coverage.title"), getTranslation("coverage.purpose"));
		var address = event.getLocation().getQueryParameters();
		var all = plans.plans();
		PlanView plan = StrategyView.chosen(all, address.getSingleParameter("plan").orElse(null));
		String wanted = address.getSingleParameter("by").orElse("").toUpperCase(Locale.ROOT);
		Coverage.By by = Arrays.stream(Coverage.By.values())
			.filter(it -> it.name().equals(wanted))
			.findFirst()
			.orElse(Coverage.By.PRINCIPLE);
		var others = all.stream().filter(it -> !it.code().equals(plan.code())).toList();
		@Nullable PlanView target = others.stream()
			.filter(it -> it.code().value().equals(address.getSingleParameter("target").orElse("")))
			.findFirst()
			.orElse(others.isEmpty() ? null : others.getFirst());
		choices(all, others, plan, by, target);
		if (by == Coverage.By.FRAMEWORK && target == null) {
			add(nothing());
			return;
		}
		var rows = coverage.of(plan.code(), by, (target != null) ? target.code() : null);
		if (rows.isEmpty()) {
			add(nothing());
			return;
		}
		@Nullable PlanCode counted = (target != null) ? target.code() : null;
		add(new ListLine(getTranslation("save.count.rows", CoverageTable.shown(by, rows).size()),
				new SaveList(exports, () -> CoverageTable.list(coverage, plan.code(), by, counted))));
		switch (by) {
			case PRINCIPLE -> principles(plan, rows);
			case FRAMEWORK -> framework(Objects.requireNonNull(target), rows);
			case UNIT, PERSON, GROUP -> add(table(plan, by, rows));
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("coverage.title");
	}

	private void choices(List<PlanView> all, List<PlanView> others, PlanView plan, Coverage.By by,
			@Nullable PlanView target) {
		var ways = nav("coverage.by");
		for (Coverage.By way : Coverage.By.values()) {
			ways.add(choice(address(plan.code(), way, null), getTranslation("coverage.by." + way.name()), way == by));
		}
		add(ways);
		var planChoice = nav("coverage.plan");
		for (PlanView one : all) {
			planChoice.add(choice(address(one.code(), by, null), one.code().value(), one.equals(plan)));
		}
		add(planChoice);
		if (by == Coverage.By.FRAMEWORK) {
			var targets = nav("coverage.target");
			targets.add(new Span(getTranslation("coverage.target")));
			for (PlanView one : others) {
				targets.add(choice(address(plan.code(), by, one.code()), one.title(), one.equals(target)));
			}
			add(targets);
		}
	}

	private Nav nav(String key) {
		var nav = new Nav();
		nav.setAriaLabel(getTranslation(key));
		nav.addClassName("switch");
		return nav;
	}

	private static Anchor choice(String address, String text, boolean chosen) {
		var link = new Anchor(address, text);
		if (chosen) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	private static String address(PlanCode plan, Coverage.By by, @Nullable PlanCode target) {
		String address = "coverage?plan=%s&by=%s".formatted(plan.value(), by.name().toLowerCase(Locale.ROOT));
		return (target != null) ? address + "&target=" + target.value() : address;
	}

	private Panel nothing() {
		var what = new Paragraph(getTranslation("coverage.none.what"));
		what.addClassName("empty");
		return new Panel(getTranslation("coverage.none"), what);
	}

	private void principles(PlanView plan, List<Coverage.Row> rows) {
		int all = plans.health(List.of(plan.code())).getOrDefault(plan.code(), Health.EMPTY).actionCount();
		for (Coverage.Row row : rows) {
			var link = new Anchor(PlanLinks.actions("plan", plan.code().value(), "principle", row.code()),
					getTranslation("coverage.carry", row.actions().size(), all));
			Named.of(link, row.title());
			var panel = new Panel(row.title()).withAside(link);
			if (row.gap()) {
				panel.add(new Paragraph(getTranslation("coverage.gaps.principle")));
			}
			else {
				panel.add(Wording.health(row.health()), carriers(plan, row));
			}
			Coverage.Row.@Nullable Latest latest = row.latest();
			if (latest != null) {
				var said = new Paragraph(getTranslation("coverage.latest", latest.action(), Dates.full(latest.on())));
				said.addClassName("work-detail");
				panel.add(said, new Paragraph(CoverageTable.words(latest)));
			}
			add(panel);
		}
	}

	private Component carriers(PlanView plan, Coverage.Row row) {
		var list = new UnorderedList();
		list.addClassName("chips");
		list.getElement()
			.setAttribute("aria-label", "%s: %s".formatted(getTranslation("coverage.carried-by"), row.title()));
		row.outcomes().forEach((outcome, count) -> {
			var link = new Anchor(
					PlanLinks.actions("plan", plan.code().value(), "principle", row.code(), "outcome", outcome),
					"%s: %d".formatted(outcome, count));
			Named.of(link, row.title());
			list.add(new ListItem(link));
		});
		return new Div(new H3(getTranslation("coverage.carried-by")), list);
	}

	private void framework(PlanView target, List<Coverage.Row> rows) {
		var gaps = CoverageTable.gaps(rows);
		if (!gaps.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			gaps.forEach(row -> list.add(new ListItem(code(row.code()), new Span(row.title()))));
			add(new Panel(getTranslation("coverage.gaps", gaps.size()), list));
		}
		var panel = new Panel(getTranslation("coverage.framework"), new Paragraph(target.title()));
		rows.stream().filter(row -> !row.gap()).forEach(row -> {
			var list = new UnorderedList();
			list.addClassName("plain");
			row.actions().forEach(action -> list.add(counted(action)));
			var heading = new H3(code(row.code()), new Span(row.title()));
			var count = new Paragraph(getTranslation("coverage.counted", row.actions().size()));
			count.addClassName("work-detail");
			panel.add(new Div(heading, count, list));
		});
		add(panel);
	}

	private static ListItem counted(Counted action) {
		var mark = (action.effectiveStatus() != null) ? Standing.mark(action.effectiveStatus())
				: new Mark("?", Wording.text("status.none"), "neutral");
		var item = new ListItem(code(action.code()),
				new Anchor(PlanLinks.action(action.plan(), action.code()), action.title()), new StatusMark(mark, null));
		item.addClassName("walk-row");
		return item;
	}

	private Component table(PlanView plan, Coverage.By by, List<Coverage.Row> rows) {
		var table = new NativeTable();
		table.addClassName("numbers");
		String title = getTranslation("coverage.by." + by.name());
		table.setCaptionText(title);
		boolean people = by == Coverage.By.PERSON;
		var header = new NativeTableRow();
		header.add(heading(title, "col"), heading(getTranslation("coverage.column.actions"), "col"));
		if (people) {
			header.add(heading(getTranslation("coverage.column.led"), "col"),
					heading(getTranslation("coverage.column.deputised"), "col"));
		}
		header.add(heading(getTranslation("coverage.column.upToDate"), "col"),
				heading(getTranslation("coverage.column.asked"), "col"),
				heading(getTranslation("coverage.column.stale"), "col"));
		table.getHead().add(header);
		for (Coverage.Row row : rows) {
			var cells = new NativeTableRow();
			var name = heading(CoverageTable.named(by, row), "row");
			if (row.within() != null) {
				name.addClassName("depth-1");
			}
			cells.add(name, number(plan, by, row, row.actions().size(), "", "actions"));
			if (people) {
				cells.add(number(row.led()), number(row.deputised()));
			}
			Health health = row.health();
			cells.add(number(plan, by, row, health.upToDate(), "FRESH,DUE", "upToDate"),
					number(plan, by, row, health.due() + health.stale() + health.never(), "DUE,STALE,NEVER", "asked"),
					number(plan, by, row, health.stale(), "STALE", "stale"));
			table.getBody().add(cells);
		}
		var scroll = new ScrolledTable(table, getTranslation("coverage.table", title));
		scroll.addClassName("panel");
		return scroll;
	}

	/** A number that opens its list; of what falls on nothing no list can be asked. */
	private NativeTableCell number(PlanView plan, Coverage.By by, Coverage.Row row, int count, String freshness,
			String column) {
		if (count == 0 || (row.code().isEmpty() && by != Coverage.By.PERSON)) {
			return number(count);
		}
		String filter = by.name().toLowerCase(Locale.ROOT);
		String name = row.code().isEmpty() ? "unowned" : filter;
		String value = row.code().isEmpty() ? "yes" : row.code();
		String address = freshness.isEmpty() ? PlanLinks.actions("plan", plan.code().value(), name, value)
				: PlanLinks.actions("plan", plan.code().value(), name, value, "freshness", freshness);
		return new NativeTableCell(Named.of(new Anchor(address, String.valueOf(count)),
				"%s, %s".formatted(CoverageTable.named(by, row), getTranslation("coverage.column." + column))));
	}

	private static NativeTableCell number(int count) {
		return new NativeTableCell(String.valueOf(count));
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	private static Span code(String text) {
		var code = new Span(text);
		code.addClassName("code");
		return code;
	}

}
