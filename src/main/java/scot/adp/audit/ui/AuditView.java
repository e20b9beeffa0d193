package scot.adp.audit.ui;

import java.util.stream.Collectors;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import scot.adp.audit.AuditEntry;
import scot.adp.audit.AuditTrail;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, the latest first. */
@Route("audit")
@Menu(title = "audit.title", order = 90)
@RolesAllowed({ "AUDITOR", "ADP_LEAD" })
class AuditView extends Page implements HasDynamicTitle {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final TextField text = new TextField();

	final Grid<AuditEntry> grid = new Grid<>();

	private int entries;

	AuditView(AuditTrail trail) {
		headed(getTranslation("audit.title"), getTranslation("audit.purpose"));
		text.setLabel(getTranslation("audit.search"));
		text.addClassName("search");
		text.setClearButtonVisible(true);
		text.setValueChangeMode(ValueChangeMode.LAZY);
		grid.getElement().setAttribute("aria-label", getTranslation("audit.title"));
		grid.addColumn(entry -> Dates.time(entry.at())).setHeader(getTranslation("audit.at")).setAutoWidth(true);
		grid.addColumn(AuditEntry::actor).setHeader(getTranslation("audit.actor")).setAutoWidth(true);
		grid.addColumn(AuditEntry::operation).setHeader(getTranslation("audit.operation")).setAutoWidth(true);
		grid.addColumn(AuditEntry::subject).setHeader(getTranslation("audit.subject")).setAutoWidth(true);
		grid.addColumn(AuditView::changes).setHeader(getTranslation("audit.changes")).setAutoWidth(true);
		grid.addColumn(AuditEntry::reference).setHeader(getTranslation("audit.reference")).setAutoWidth(true);
		grid.setEmptyStateText(getTranslation("audit.none"));
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		var count = new Paragraph();
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		grid.setDataProvider(DataProvider.fromCallbacks(
				query -> trail.entries(text.getValue(), query.getOffset(), query.getLimit()).stream(),
				query -> entries));
		Runnable counted = () -> {
			entries = trail.count(text.getValue());
			count.setText(getTranslation("audit.count", entries));
		};
		counted.run();
		text.addValueChangeListener(event -> {
			counted.run();
			grid.getDataProvider().refreshAll();
		});
		add(text, count, grid);
	}

	/** Such as {@code status ON_TRACK, next changed}. */
	private static String changes(AuditEntry entry) {
		return JSON.readTree(entry.changes())
			.propertyStream()
			.map(field -> field.getKey() + " " + field.getValue().asString())
			.collect(Collectors.joining(", "));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("audit.title");
	}

}
