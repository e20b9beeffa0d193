package scot.adp.audit.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.audit.AuditEntry;
import scot.adp.audit.AuditTrail;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.OpenTo;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, the latest first. */
@Route("audit")
@Menu(title = "audit.title", order = 92)
@OpenTo("audit.entry.read")
class AuditView extends ListPage<AuditEntry> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final LineField text = text("text", getTranslation("audit.search"));

	private final AuditTrail trail;

	AuditView(AuditTrail trail, ListExports exports) {
		super("audit.title", "audit.purpose", "audit.none", exports);
		this.trail = trail;
		text.addClassName("search");
		grid.addColumn(entry -> Dates.time(entry.at())).setHeader(getTranslation("audit.at")).setAutoWidth(true);
		grid.addColumn(AuditEntry::actor).setHeader(getTranslation("audit.actor")).setAutoWidth(true);
		grid.addColumn(AuditEntry::operation).setHeader(getTranslation("audit.operation")).setAutoWidth(true);
		grid.addColumn(AuditEntry::subject).setHeader(getTranslation("audit.subject")).setAutoWidth(true);
		grid.addColumn(AuditView::changes).setHeader(getTranslation("audit.changes")).setAutoWidth(true);
		grid.addColumn(AuditEntry::reference).setHeader(getTranslation("audit.reference")).setAutoWidth(true);
		laidOut();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("audit.count", rows);
	}

	@Override
	protected ListExport<AuditEntry> list() {
		String wanted = text.getValue();
		List<ListColumn<AuditEntry>> columns = List.of(new ListColumn<>(getTranslation("audit.at"), 20, AuditEntry::at),
				new ListColumn<>(getTranslation("audit.actor"), 20, AuditEntry::actor),
				new ListColumn<>(getTranslation("audit.operation"), 32, AuditEntry::operation),
				new ListColumn<>(getTranslation("audit.subject"), 40, AuditEntry::subject),
				new ListColumn<>(getTranslation("audit.changes"), 60, AuditView::changes),
				new ListColumn<>(getTranslation("audit.reference"), 14, AuditEntry::reference));
		return new ListExport<>("audit", getTranslation("audit.title"),
				List.of(Blanks.isBlank(wanted) ? getTranslation("save.about.all")
						: "%s: %s".formatted(text.getLabel(), wanted)),
				columns, (offset, limit) -> trail.entries(wanted, offset, limit), () -> trail.count(wanted))
			.filteredBy(Blanks.isBlank(wanted) ? Map.of() : Map.of("text", "given"));
	}

	/** Such as {@code status ON_TRACK, next changed}. */
	private static String changes(AuditEntry entry) {
		return JSON.readTree(entry.changes())
			.propertyStream()
			.map(field -> field.getKey() + " " + field.getValue().asString())
			.collect(Collectors.joining(", "));
	}

}
