package scot.adp.treatment.ui;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.ProblemTable;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.SupplyFiles;

/** Takes a file of supplies in: choose it, see what was understood, then confirm. */
@Route("naloxone/supplies/load")
@OpenTo("treatment.supply.import")
@Outline(Outline.Shape.FORM)
class SupplyLoadView extends Page implements HasDynamicTitle {

	final Div understood = new Div();

	private final Upload upload;

	private final SupplyFiles files;

	SupplyLoadView(SupplyFiles files, Outlets outlets) {
		this.files = files;
		headed(getTranslation("supply-load.title"), getTranslation("supply-load.purpose"));
		reachedBy(Crumbs.of(getTranslation("supply-load.title"),
				new Anchor("naloxone/supplies", getTranslation("supplies.title"))));
		upload = new Upload(UploadHandler.inMemory((metadata, content) -> understand(metadata.fileName(), content)));
		upload.setMaxFiles(1);
		upload.setMaxFileSize(IncomingFile.SIZE_LIMIT);
		upload.setAcceptedFileExtensions(".xlsx", ".csv", ".tsv");
		upload.addFileRejectedListener(event -> tell(getTranslation("supply-load.rejected")));
		understood.getElement().setAttribute("role", "status");
		var listed = new LinkedHashMap<String, List<CodeList.Value>>();
		SupplyFiles.LISTED.forEach(it -> listed.put(it.getKey(), outlets.offered(it.getValue())));
		add(new Panel(getTranslation("supply-load.choose"),
				new Paragraph(getTranslation("supply-load.required", String.join(", ", SupplyFiles.REQUIRED))),
				new Paragraph(getTranslation("supply-load.optional", String.join(", ", SupplyFiles.OPTIONAL))),
				new Paragraph(getTranslation("supply-load.never")), new ColumnLists(listed), upload), understood);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("supply-load.title");
	}

	void understand(String name, byte[] content) {
		understood.removeAll();
		upload.clearFileList();
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			var found = files.tryOut(file);
			var panel = new Panel(getTranslation("supply-load.understood", file.name()));
			panel.add(new Paragraph(getTranslation("supply-load.count", found.supplies(), found.kits())));
			if (!found.warnings().isEmpty()) {
				panel.add(new Paragraph(getTranslation("supply-load.warnings")),
						new ProblemTable(found.warnings(), found.warnings().size()));
			}
			if (found.problemCount() > 0) {
				panel.add(new Paragraph(getTranslation("supply-load.problems", found.problemCount())),
						new ProblemTable(found.problems(), found.problemCount()));
			}
			else {
				if (!found.unusual().isEmpty()) {
					panel.add(new Paragraph(getTranslation("supply-load.unusual")),
							new ProblemTable(found.unusual(), found.unusual().size()));
				}
				panel.add(confirm(name, content, !found.unusual().isEmpty()));
			}
			understood.add(panel);
		}
		catch (Problem problem) {
			tell(String.valueOf(problem.getMessage()));
		}
	}

	private Button confirm(String name, byte[] content, boolean unusual) {
		var confirm = new Button(getTranslation(unusual ? "supply-load.confirm.unusual" : "supply-load.confirm"));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		confirm.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		confirm.addClickListener(event -> load(key, name, content, unusual));
		return confirm;
	}

	private void load(String key, String name, byte[] content, boolean confirmed) {
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			var done = files.load(key, file, confirmed);
			Announcement.done(getTranslation("supply-load.done", done.supplies()));
			UI.getCurrent().navigate("naloxone/supplies");
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
