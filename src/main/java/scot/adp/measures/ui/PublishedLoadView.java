package scot.adp.measures.ui;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.ProblemTable;
import scot.adp.measures.PublishedFiles;
import scot.adp.measures.PublishedFiles.Understood;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.PublishedFigures.Known;
import scot.adp.measures.PublishedWarning;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;

/**
 * Takes a publisher's file in: name the release, choose the file, see what was
 * understood, then confirm.
 */
@Route("published/load")
@OpenTo("measures.published.record")
@Outline(Outline.Shape.FORM)
class PublishedLoadView extends Page implements HasDynamicTitle, AfterNavigationObserver {

	final Div understood = new Div();

	private final FormHead head = new FormHead(Place.NOWHERE);

	private final Choice<Known> series = new Choice<>(getTranslation("published.series"),
			it -> it.series().code().value());

	private final LineField release = new LineField(getTranslation("published.release"), PublishedFigures.NAME_LIMIT);

	private final DayField on = new DayField(getTranslation("published.on"));

	private final LineField source = new LineField(getTranslation("published.source"), PublishedFigures.SOURCE_LIMIT);

	private final Upload upload;

	private final PublishedFiles files;

	PublishedLoadView(PublishedFiles files, PublishedFigures published) {
		this.files = files;
		headed(getTranslation("published-load.title"), getTranslation("published-load.purpose"));
		reachedBy(Crumbs.of(getTranslation("published-load.title"),
				new Anchor("published", getTranslation("published.title"))));
		series.setItems(published.series().stream().filter(it -> !it.series().forms().isEmpty()).toList());
		series.setItemLabelGenerator(it -> it.series().title());
		source.setHelperText(getTranslation("published.source.help"));
		series.setWidthFull();
		release.setWidthFull();
		on.setWidthFull();
		source.setWidthFull();
		head.field("series", series).field("release", release).field("publishedOn", on).field("source", source);
		upload = new Upload(UploadHandler.inMemory((metadata, content) -> understand(metadata.fileName(), content)));
		upload.setMaxFiles(1);
		upload.setMaxFileSize(IncomingFile.SIZE_LIMIT);
		upload.setAcceptedFileExtensions(".xlsx", ".csv", ".tsv", ".json");
		upload.addFileRejectedListener(event -> tell(getTranslation("published-load.rejected")));
		understood.getElement().setAttribute("role", "status");
		var form = new Div(series, release, on, source);
		form.addClassName("page-form");
		add(new Panel(getTranslation("published-load.release"), head, form),
				new Panel(getTranslation("published-load.choose"),
						new Paragraph(getTranslation("published-load.kinds")), upload),
				understood);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		event.getLocation()
			.getQueryParameters()
			.getSingleParameter("series")
			.flatMap(code -> series.getListDataView()
				.getItems()
				.filter(it -> it.series().code().value().equals(code))
				.findFirst())
			.ifPresent(series::setValue);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("published-load.title");
	}

	void understand(String name, byte[] content) {
		understood.removeAll();
		upload.clearFileList();
		head.runBeside(() -> {
			var named = named();
			try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
				var found = files.tryOut(named, file);
				understood.add(told(file.name(), found));
				if (found.problemCount() == 0) {
					understood.add(confirm(named, name, content));
				}
			}
		});
	}

	private PublishedFiles.Release named() {
		new Problem.Faults().when(series.getValue() == null, "series", getTranslation("published-load.series.missing"))
			.when(on.getValue() == null, "publishedOn", getTranslation("published.on.missing"))
			.raise();
		return new PublishedFiles.Release(series.getValue().series().code(), release.getValue(), on.getValue(),
				source.getValue());
	}

	private Panel told(String name, Understood found) {
		var panel = new Panel(getTranslation("published-load.understood", name));
		panel.add(new Paragraph(getTranslation("published-load.count", found.figures(), found.anew(), found.same())));
		if (found.from() != null && found.to() != null) {
			panel.add(new Paragraph(getTranslation("published-load.periods", found.from().name(), found.to().name())));
		}
		panel.add(new Paragraph(getTranslation("published-load.left", found.elsewhere(), found.empty())));
		if (found.problemCount() > 0) {
			panel.add(new Paragraph(getTranslation("published-load.problems", found.problemCount())),
					new ProblemTable(found.problems(), found.problemCount()));
		}
		if (!found.notes().isEmpty()) {
			panel.add(new Paragraph(getTranslation("published-load.notes")),
					new ProblemTable(found.notes(), found.notes().size()));
		}
		if (found.revisedCount() > 0) {
			var list = new UnorderedList();
			found.revised()
				.forEach(it -> list.add(new ListItem(
						getTranslation("published-load.revised.is", it.what(), it.now(), it.before(), it.release()))));
			panel.add(new Paragraph(getTranslation("published-load.revised", found.revisedCount())), list);
		}
		if (found.warningCount() > 0) {
			panel.add(new Paragraph(getTranslation("published-load.warnings", found.warningCount())),
					lines(found.warnings()));
		}
		return panel;
	}

	private static UnorderedList lines(List<PublishedWarning> warnings) {
		var list = new UnorderedList();
		warnings.stream().map(PublishedWarning::line).forEach(it -> list.add(new ListItem(it)));
		return list;
	}

	private Button confirm(PublishedFiles.Release named, String name, byte[] content) {
		var confirm = new Button(getTranslation("published-load.confirm"));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		confirm.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		confirm.addClickListener(event -> load(key, named, name, content));
		return confirm;
	}

	private void load(String key, PublishedFiles.Release named, String name, byte[] content) {
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			var done = files.load(key, named, file);
			head.forget();
			Announcement.done(getTranslation("published-load.done", done.anew()));
			UI.getCurrent().navigate(PublishedLinks.series(named.series()));
		}
		catch (Problem problem) {
			tell(String.valueOf(problem.getMessage()));
		}
	}

	private void tell(String message) {
		understood.removeAll();
		var words = new Paragraph(message);
		words.addClassName("error-summary");
		understood.add(words);
	}

}
