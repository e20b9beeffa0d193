package scot.adp.strategy.ui;

import java.io.ByteArrayInputStream;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import scot.adp.exchange.ui.ProblemTable;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanFiles;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.parts.PlanLinks;

/** Loads a further plan: choose a file, see what was understood, then confirm. */
@Route("plans/load")
@OpenTo("strategy.plan.load")
@Outline(Outline.Shape.FORM)
class PlanLoadView extends Page implements HasDynamicTitle {

	final Upload upload;

	final Div understood = new Div();

	private final PlanFiles files;

	PlanLoadView(PlanFiles files) {
		this.files = files;
		headed(getTranslation("load.title"), getTranslation("load.purpose"));
		reachedBy(Crumbs.of(getTranslation("load.crumb"), new Anchor("strategy", getTranslation("strategy.title"))));
		upload = new Upload(UploadHandler.inMemory((metadata, content) -> understand(metadata.fileName(), content)));
		upload.setMaxFiles(1);
		upload.setMaxFileSize(PlanFiles.SIZE_LIMIT);
		upload.setAcceptedFileExtensions(".xlsx", ".yaml", ".yml");
		upload.addFileRejectedListener(event -> tell(getTranslation("load.rejected")));
		var template = new Anchor(DownloadHandler.fromInputStream(event -> {
			byte[] workbook = files.template();
			return new DownloadResponse(new ByteArrayInputStream(workbook), "plan.xlsx",
					"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.length);
		}), AttachmentType.DOWNLOAD, getTranslation("load.template"));
		understood.getElement().setAttribute("role", "status");
		add(new Panel(getTranslation("load.choose"), new Paragraph(getTranslation("load.help")),
				new Paragraph(template), upload), understood);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("load.title");
	}

	void understand(String name, byte[] content) {
		var found = files.tryOut(name, content);
		understood.removeAll();
		var panel = new Panel(getTranslation("load.understood", name));
		if (found.earlier() != null) {
			panel.add(new Paragraph(getTranslation("load.same", found.earlier().fileName(),
					Dates.time(found.earlier().at()), found.earlier().by())));
			understood.add(panel);
			upload.clearFileList();
			return;
		}
		if (found.code() != null) {
			var facts = new Facts().with(getTranslation("load.plan"), found.code() + " " + found.title());
			if (found.effective() != null) {
				facts.with(getTranslation("load.effective"), days(found.effective()));
			}
			facts.with(getTranslation("load.priorities"), String.valueOf(found.priorities()))
				.with(getTranslation("load.outcomes"), String.valueOf(found.outcomes()))
				.with(getTranslation("load.principles"), String.valueOf(found.principles()))
				.with(getTranslation("load.actions"), String.valueOf(found.actions()));
			if (found.actionDays() != null) {
				facts.with(getTranslation("load.action-days"), days(found.actionDays()));
			}
			panel.add(facts);
		}
		if (found.found().isEmpty()) {
			var confirm = new Button(getTranslation("load.confirm"));
			confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			confirm.setDisableOnClick(true);
			String key = UUID.randomUUID().toString();
			confirm.addClickListener(event -> load(key, name, content));
			panel.add(confirm);
			confirm.focus();
		}
		else {
			panel.add(new Paragraph(getTranslation("load.problems", found.found().size())),
					new ProblemTable(found.found(), found.found().size()));
		}
		understood.add(panel);
		upload.clearFileList();
	}

	private String days(PlanView.Period period) {
		return (period.to() != null) ? getTranslation("load.days", Dates.full(period.from()), Dates.full(period.to()))
				: getTranslation("load.days.from", Dates.full(period.from()));
	}

	private void load(String key, String name, byte[] content) {
		try {
			PlanCode code = files.load(key, name, content);
			Announcement.done(getTranslation("load.done", code.value()));
			UI.getCurrent().navigate(PlanLinks.plan(code));
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
