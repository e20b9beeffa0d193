package scot.adp.exchange.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.ImportView;
import scot.adp.exchange.Imports;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/** What was imported from files, the newest first, and taking it back. */
@Route("imports")
@Menu(title = "imports.title", order = 95)
@OpenTo("exchange.import.read")
class ImportsView extends ListPage<ImportView> {

	private static final int HASH_SHOWN = 12;

	private final Imports imports;

	private final boolean takesBack;

	ImportsView(Imports imports, Members members, ListExports exports) {
		super("imports.title", "imports.purpose", "imports.none", exports);
		this.imports = imports;
		this.takesBack = members.me().may("exchange.import.take-back");
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addColumn(done -> Dates.time(done.at())).setHeader(getTranslation("imports.at")).setWidth("11em");
		grid.addColumn(ImportView::by).setHeader(getTranslation("imports.by")).setWidth("12em");
		grid.addColumn(ImportView::title).setHeader(getTranslation("imports.kind")).setWidth("8em");
		grid.addColumn(ImportView::fileName).setHeader(getTranslation("imports.file")).setWidth("12em");
		grid.addComponentColumn(this::hash).setHeader(getTranslation("imports.hash")).setWidth("10em");
		grid.addColumn(ImportsView::counted).setHeader(getTranslation("imports.result")).setWidth("12em");
		grid.addComponentColumn(this::state).setHeader(getTranslation("imports.state")).setWidth("16em");
		laidOut();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("imports.count", rows);
	}

	@Override
	protected ListExport<ImportView> list() {
		List<ListColumn<ImportView>> columns = List.of(
				new ListColumn<>(getTranslation("imports.at"), 20, ImportView::at),
				new ListColumn<>(getTranslation("imports.by"), 24, ImportView::by),
				new ListColumn<>(getTranslation("imports.kind"), 20, ImportView::title),
				new ListColumn<>(getTranslation("imports.file"), 32, ImportView::fileName),
				new ListColumn<>(getTranslation("imports.hash"), 66, ImportView::sha256),
				new ListColumn<>(getTranslation("imports.result"), 32, ImportsView::counted),
				new ListColumn<>(getTranslation("imports.state"), 40, this::told));
		return new ListExport<>("imports", getTranslation("imports.title"), List.of(), columns, imports::page,
				imports::count);
	}

	/** The beginning of the hash, the whole of it on hover and for screen readers. */
	private Component hash(ImportView done) {
		var seen = new Span(done.sha256().substring(0, HASH_SHOWN));
		seen.addClassName("hash");
		seen.setTitle(done.sha256());
		seen.getElement().setAttribute("aria-hidden", "true");
		var heard = new Span(done.sha256());
		heard.addClassName("heard-only");
		return new Div(seen, heard);
	}

	private static String counted(ImportView done) {
		return done.counts()
			.entrySet()
			.stream()
			.map(each -> "%d %s".formatted(each.getValue(), each.getKey()))
			.collect(Collectors.joining(", "));
	}

	private Component state(ImportView done) {
		var state = new Div();
		state.add(new Span(told(done)));
		if (done.takenBackAt() != null) {
			return state;
		}
		if (done.takeBackable() && takesBack) {
			var button = new Button(getTranslation("imports.take-back"), event -> takeBack(done));
			button.addThemeVariants(ButtonVariant.LUMO_SMALL);
			Named.of(button, done.fileName());
			state.add(button);
		}
		state.addClassName("verbs");
		return state;
	}

	private String told(ImportView done) {
		return (done.takenBackAt() == null) ? getTranslation("imports.taken")
				: getTranslation("imports.taken-back", Dates.time(done.takenBackAt()),
						Objects.requireNonNullElse(done.takenBackBy(), ""),
						Objects.requireNonNullElse(done.takenBackReason(), ""));
	}

	private void takeBack(ImportView done) {
		var reason = new WordsField(getTranslation("imports.reason"), Imports.REASON_LIMIT);
		reason.setHelperText(getTranslation("imports.reason.help"));
		reason.setRequiredIndicatorVisible(true);
		new FormDialog(getTranslation("imports.take-back.of", done.fileName()),
				Place.of("exchange.take-back", done.id()))
			.saying(getTranslation("imports.take-back.help", done.title(), counted(done)))
			.field("reason", reason)
			.save(getTranslation("imports.take-back"), key -> imports.takeBack(key, done.id(), reason.getValue()),
					getTranslation("imports.took-back", done.fileName()), this::refresh)
			.open();
	}

}
