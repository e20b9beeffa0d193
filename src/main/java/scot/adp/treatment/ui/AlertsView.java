package scot.adp.treatment.ui;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.treatment.AlertReach;
import scot.adp.treatment.AlertRules.Lists;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlertView.Stage;
import scot.adp.treatment.DrugAlerts;

/** Warnings about drugs: those in force, and those that are over. */
@Route("alerts")
@Menu(title = "alerts.title", order = 43)
@OpenTo("treatment.alert.read")
class AlertsView extends ListPage<DrugAlertView> {

	private final Choice<Shown> show;

	private final Choice<CodeList.Value> substance;

	private final DrugAlerts alerts;

	private Map<DrugAlerts.Id, List<AlertReach>> reach = Map.of();

	AlertsView(DrugAlerts alerts, Members members, ListExports exports) {
		super("alerts.title", "alerts.purpose", "alerts.none", exports);
		this.alerts = alerts;
		boolean writes = members.me().may("treatment.alert.draft");
		var verbs = new Div();
		verbs.addClassNames("verbs", "page-verbs");
		if (writes) {
			var add = new Anchor("alerts/new", getTranslation("alerts.add"));
			add.addClassName("verb");
			verbs.add(add);
		}
		var open = new Anchor("drug-alerts", getTranslation("alerts.public.link"));
		open.addClassName("other-verb");
		verbs.add(open);
		add(verbs);
		show = choice("show", getTranslation("alerts.show"),
				Arrays.stream(Shown.values()).filter(it -> it != Shown.WAITING || writes).toList(),
				it -> it.name().toLowerCase(Locale.ROOT), it -> getTranslation("alerts.show." + it.name()));
		substance = choice("substance", getTranslation("alerts.substance"), alerts.offered(Lists.SUBSTANCE),
				CodeList.Value::code, CodeList.Value::label);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("alerts.alert")).setFlexGrow(4);
		grid.addComponentColumn(this::known).setHeader(getTranslation("alerts.known")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected ListExport<DrugAlertView> list() {
		@Nullable Shown shown = show.getValue();
		CodeList.@Nullable Value of = substance.getValue();
		List<ListColumn<DrugAlertView>> columns = List.of(
				new ListColumn<>(getTranslation("alerts.no"), 8, DrugAlertView::number),
				new ListColumn<>(getTranslation("alerts.level"), 16,
						row -> alerts.told(Lists.LEVEL, row.level()).label()),
				new ListColumn<>(getTranslation("alerts.alert"), 60, DrugAlertView::shortText),
				new ListColumn<>(getTranslation("alerts.substance"), 30, row -> AlertWords.substances(alerts, row)),
				new ListColumn<>(getTranslation("alerts.issued-at"), 20, DrugAlertView::issuedAt),
				new ListColumn<>(getTranslation("alerts.until"), 14, DrugAlertView::validUntil),
				new ListColumn<>(getTranslation("alerts.stage"), 40, row -> AlertWords.standing(alerts, row)),
				new ListColumn<>(getTranslation("alerts.alone"), 40, DrugAlertView::aloneBecause),
				new ListColumn<>(getTranslation("alerts.sent-to"), 10, row -> whole(row, AlertReach::recipients)),
				new ListColumn<>(getTranslation("alerts.within"), 10, row -> whole(row, AlertReach::inTime)),
				new ListColumn<>(getTranslation("alerts.later"), 10, row -> whole(row, AlertReach::later)));
		var codes = new HashMap<String, String>();
		if (shown != null) {
			codes.put("show", shown.name());
		}
		if (of != null) {
			codes.put("substance", of.code());
		}
		return ListExport
			.<DrugAlertView>whole("drug-alerts", getTranslation("alerts.title"),
					List.of(getTranslation("alerts.purpose")), columns, () -> rows(shown, of))
			.filteredBy(codes);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("alerts.count", rows);
	}

	private List<DrugAlertView> rows(@Nullable Shown shown, CodeList.@Nullable Value of) {
		var found = alerts.all()
			.stream()
			.filter(alert -> shown == null || shown.holds(alert))
			.filter(alert -> of == null || alert.substances().contains(of.code()))
			.toList();
		reach = alerts.reach(found.stream().map(DrugAlertView::id).toList());
		return found;
	}

	private @Nullable Integer whole(DrugAlertView alert, ToIntFunction<AlertReach> number) {
		return reach.getOrDefault(alert.id(), List.of())
			.stream()
			.findFirst()
			.map(it -> number.applyAsInt(it))
			.orElse(null);
	}

	private Component what(DrugAlertView alert) {
		var cell = cell(new Anchor("alerts/" + alert.id().value(), alert.shortText()), List.of(
				AlertWords.substances(alerts, alert), AlertWords.standing(alerts, alert),
				(alert.aloneBecause() != null) ? getTranslation("alerts.alone.said", alert.aloneBecause()) : ""));
		cell.addComponentAsFirst(AlertWords.level(alerts, alert));
		return cell;
	}

	private Component known(DrugAlertView alert) {
		return reach.getOrDefault(alert.id(), List.of())
			.stream()
			.findFirst()
			.map(it -> (Component) cell(
					new Span(getTranslation("alerts.share", it.share(), it.inTime(), it.recipients())),
					List.of(getTranslation("alerts.silent", it.silent()))))
			.orElseGet(() -> new Span(getTranslation("alerts.nobody")));
	}

	/** Which are shown. */
	private enum Shown {

		IN_FORCE, WAITING, PAST;

		boolean holds(DrugAlertView alert) {
			return switch (this) {
				case IN_FORCE -> alert.inForce();
				case WAITING -> alert.stage() == Stage.DRAFT;
				case PAST -> alert.stage() == Stage.EXPIRED || alert.stage() == Stage.WITHDRAWN;
			};
		}

	}

}
