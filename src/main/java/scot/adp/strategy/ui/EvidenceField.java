package scot.adp.strategy.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.WebAddress;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Removal;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.EvidenceView;

/**
 * Evidence for an update: a link, and files that are held from the moment they are given.
 */
class EvidenceField extends Composite<Div> {

	final LineField link = new LineField("", WebAddress.LENGTH_AT_MOST);

	final Upload upload;

	private final Evidence evidence;

	private final ActionView action;

	private final UnorderedList files = new UnorderedList();

	private final Paragraph fault = new Paragraph();

	private final Paragraph scanning = new Paragraph();

	// Files arrive in requests of their own, often before the page hears that they begin.
	private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

	private final List<String> told = new ArrayList<>();

	/** How many of the files that were chosen together are on their way. */
	private int underway;

	private List<EvidenceView> held = List.of();

	EvidenceField(Evidence evidence, ActionView action) {
		this.evidence = evidence;
		this.action = action;
		link.setLabel(getTranslation("update.evidence"));
		link.setHelperText(getTranslation("update.evidence.help"));
		link.setWidthFull();
		upload = new Upload(this::take);
		upload.setMaxFileSize(Evidence.FILE_LIMIT);
		upload.setDropAllowed(false);
		upload.setUploadButton(new Button(getTranslation("evidence.choose")));
		upload.getElement().addEventListener("upload-start", event -> {
			begin();
			underway++;
		});
		upload.addFileRejectedListener(event -> {
			begin();
			told.add(getTranslation("evidence.too-large"));
			tell();
		});
		upload.getElement().addEventListener("upload-success", event -> end());
		upload.getElement().addEventListener("upload-abort", event -> end());
		upload.getElement().addEventListener("upload-error", event -> {
			if (refusals.isEmpty()) {
				told.add(getTranslation("evidence.failed"));
			}
			end();
		});
		files.addClassName("plain");
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		fault.setVisible(false);
		scanning.addClassName("hint");
		scanning.setText(getTranslation(evidence.scans() ? "evidence.kinds" : "evidence.kinds.not-scanned"));
		getContent().addClassName("evidence-field");
		getContent().add(link, files, fault, upload, scanning);
		refresh();
	}

	/** Says whether an update needs evidence. */
	void needed(boolean needed) {
		link.setHelperText(getTranslation(needed ? "update.evidence.needed" : "update.evidence.help"));
	}

	/** Whether nothing was given yet. */
	boolean isEmpty() {
		return held.isEmpty() && link.isEmpty();
	}

	/** The files that go with the update. */
	List<Evidence.Id> ids() {
		return held.stream().map(EvidenceView::id).toList();
	}

	private void take(UploadEvent event) throws IOException {
		try (InputStream content = event.getInputStream()) {
			evidence.addFile(UUID.randomUUID().toString(), action.plan(), action.code(), event.getFileName(),
					content.readNBytes(Evidence.FILE_LIMIT + 1));
		}
		catch (Problem problem) {
			refusals.add(event.getFileName() + ": " + problem.getMessage());
		}
	}

	/** What was refused before is not told beside what is given now. */
	private void begin() {
		if (underway == 0) {
			told.clear();
			fault.setVisible(false);
			link.tell();
		}
	}

	private void end() {
		underway = Math.max(0, underway - 1);
		tell();
	}

	private void tell() {
		upload.clearFileList();
		for (String refusal = refusals.poll(); refusal != null; refusal = refusals.poll()) {
			told.add(refusal);
		}
		fault.setText(String.join(" ", told));
		fault.setVisible(!told.isEmpty());
		refresh();
	}

	private void discard(EvidenceView piece) {
		new Removal(getTranslation("evidence.discard.title", piece.title()), getTranslation("evidence.discard.what"))
			.ask(getTranslation("evidence.discard"), key -> evidence.discard(piece.id()),
					getTranslation("evidence.discarded", piece.title()), this::refresh);
	}

	private void refresh() {
		held = evidence.held(action.id());
		files.removeAll();
		for (EvidenceView piece : held) {
			var title = new Span(piece.title());
			var size = new Span(Wording.evidence(piece));
			size.addClassName("work-detail");
			var away = new Button(getTranslation("evidence.discard"), event -> discard(piece));
			away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
			Named.of(away, piece.title());
			files.add(new ListItem(title, size, away));
		}
		files.setVisible(!held.isEmpty());
	}

}
