package scot.adp.audit.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.audit.AuditEntry;
import scot.adp.audit.AuditTrail;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, the latest first. */
@Route("audit")
@Menu(title = "audit.title", order = 92)
@OpenTo("audit.entry.read")
class AuditView extends Page implements HasDynamicTitle {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final TextField text = new TextField();

	final Grid<AuditEntry> grid = new Grid<>();

	private final AuditTrail trail;

	private int entries;

	AuditView(AuditTrail trail, ListExports exports) {
		this.trail = trail;
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
		add(text, new ListLine(count, new SaveList(exports, this::list)), grid);
	}

	/** What the list shows now. */
	private ListExport<?> list() {
		String wanted = text.getValue();
		List<ListColumn<AuditEntry>> columns = List.of(new ListColumn<>(getTranslation("audit.at"), 20, AuditEntry::at),
				new ListColumn<>(getTranslation("audit.actor"), 20, AuditEntry::actor),
				new ListColumn<>(getTranslation("audit.operation"), 32, AuditEntry::operation),
				new ListColumn<>(getTranslation("audit.subject"), 40, AuditEntry::subject),
				new ListColumn<>(getTranslation("audit.changes"), 60, AuditView::changes),
				new ListColumn<>(getTranslation("audit.reference"), 14, AuditEntry::reference));
		return new ListExport<>("audit", getTranslation("audit.title"),
				List.of(wanted.isBlank() ? getTranslation("save.about.all")
						: "%s: %s".formatted(text.getLabel(), wanted)),
				columns, (offset, limit) -> trail.entries(wanted, offset, limit), () -> trail.count(wanted))
			.filteredBy(wanted.isBlank() ? Map.of() : Map.of("text", "given"));
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
