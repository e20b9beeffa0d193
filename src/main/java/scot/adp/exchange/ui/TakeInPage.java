package scot.adp.exchange.ui;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.server.streams.UploadHandler;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** Takes a file in: choose it, see what was understood, then confirm. */
@Outline(Outline.Shape.FORM)
public abstract class TakeInPage extends Page implements HasDynamicTitle {

	private final Div understood = new Div();

	private final Upload upload;

	private final String title;

	private final String list;

	/**
	 * Makes a page.
	 * @param words where the words of its title and purpose begin
	 * @param never the words for how its cells are written, and what may not stand there
	 * @param list the page of what is taken in
	 * @param listed what columns may say, by column
	 */
	protected TakeInPage(String words, String never, Anchor list, List<String> required, List<String> optional,
			Map<String, List<CodeList.Value>> listed) {
		this.title = getTranslation(words + ".title");
		this.list = list.getHref();
		headed(title, getTranslation(words + ".purpose"));
		reachedBy(Crumbs.of(title, list));
		upload = new Upload(UploadHandler.inMemory((metadata, content) -> understand(metadata.fileName(), content)));
		upload.setMaxFiles(1);
		upload.setMaxFileSize(IncomingFile.SIZE_LIMIT);
		upload.setAcceptedFileExtensions(".xlsx", ".csv", ".tsv");
		upload.addFileRejectedListener(event -> tell(getTranslation("take-in.rejected")));
		understood.getElement().setAttribute("role", "status");
		add(new Panel(getTranslation("take-in.choose"),
				new Paragraph(getTranslation("take-in.required", String.join(", ", required))),
				new Paragraph(getTranslation("take-in.optional", String.join(", ", optional))),
				new Paragraph(getTranslation(never)), new ColumnLists(listed), upload), understood);
	}

	@Override
	public final String getPageTitle() {
		return title;
	}

	/** Reads a file, and stores nothing. */
	protected abstract Found tryOut(IncomingFile file);

	/**
	 * Takes a file in.
	 * @return what was done, in words
	 */
	protected abstract String load(String key, IncomingFile file, boolean confirmed);

	private void understand(String name, byte[] content) {
		understood.removeAll();
		upload.clearFileList();
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			var found = tryOut(file);
			var panel = new Panel(getTranslation("take-in.understood", file.name()));
			panel.add(new Paragraph(found.counted()));
			if (!found.warnings().isEmpty()) {
				panel.add(new Paragraph(getTranslation("take-in.warnings")),
						new ProblemTable(found.warnings(), found.warnings().size()));
			}
			if (found.problemCount() > 0) {
				panel.add(new Paragraph(getTranslation("take-in.problems", found.problemCount())),
						new ProblemTable(found.problems(), found.problemCount()));
			}
			else {
				if (!found.unusual().isEmpty()) {
					panel.add(new Paragraph(getTranslation("take-in.unusual")),
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
		var confirm = new Button(getTranslation(unusual ? "take-in.confirm.unusual" : "take-in.confirm"));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		confirm.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		confirm.addClickListener(event -> take(key, name, content, unusual));
		return confirm;
	}

	private void take(String key, String name, byte[] content, boolean confirmed) {
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			Announcement.done(load(key, file, confirmed));
			UI.getCurrent().navigate(list);
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

	/**
	 * What a file was understood to hold.
	 *
	 * @param counted how much of it can be taken, in words
	 */
	public record Found(String counted, List<ImportProblem> problems, int problemCount, List<ImportProblem> unusual,
			List<ImportProblem> warnings) {
	}

}
