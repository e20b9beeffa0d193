package scot.adp.strategy.ui;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.Health;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.spi.PrinciplePanel;

/**
 * The principles that run through a plan, the ways of living them, the actions that do.
 */
@Route("principles/:plan?")
@Menu(title = "principles.title", order = 12)
@OpenTo("strategy.plan.read")
class PrinciplesView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Plans plans;

	private final ListExports exports;

	private final Members members;

	private final ObjectProvider<PrinciplePanel> panels;

	PrinciplesView(Plans plans, ListExports exports, Members members, ObjectProvider<PrinciplePanel> panels) {
		this.plans = plans;
		this.exports = exports;
		this.members = members;
		this.panels = panels;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		var plan = StrategyView.chosen(plans.plans(), event.getRouteParameters().get("plan").orElse(null));
		headed(getTranslation("principles.title"), getTranslation("principles.purpose", plan.title()));
		var principles = plans.principles(List.of(plan.code())).getOrDefault(plan.code(), List.of());
		int all = plans.health(List.of(plan.code())).getOrDefault(plan.code(), Health.EMPTY).actionCount();
		if (principles.isEmpty()) {
			add(new Panel(getTranslation("principles.none"), new Paragraph(getTranslation("principles.none.what"))));
		}
		else {
			add(new ListLine(getTranslation("save.count.principles", principles.size()),
					new SaveList(exports, () -> PlanTables.principles(plans, plan))));
		}
		var ways = principles.stream().flatMap(it -> it.items().stream()).map(PrincipleView.ItemView::code).toList();
		var shown = panels.stream().map(it -> it.on(plan.code(), ways, members.me())).toList();
		for (PrincipleView principle : principles) {
			var list = new UnorderedList();
			list.addClassName("plain");
			for (var item : principle.items()) {
				var code = new Span(item.code());
				code.addClassName("code");
				var way = new ListItem(code, new Span(item.title()));
				shown.stream().filter(it -> it.containsKey(item.code())).forEach(it -> way.add(it.get(item.code())));
				list.add(way);
			}
			var link = new Anchor(PlanLinks.actions("plan", plan.code().value(), "principle", principle.code()),
					getTranslation("principles.actions", principle.actionCount(), all));
			Named.of(link, principle.title());
			add(new Panel(principle.title(), list).withAside(link));
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("principles.title");
	}

}
