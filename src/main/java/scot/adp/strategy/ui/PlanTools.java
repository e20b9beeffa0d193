package scot.adp.strategy.ui;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import scot.adp.identity.Caller;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanConflicts;
import scot.adp.strategy.PlanFiles;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.parts.PlanLinks;

/** What can be done with a plan as a whole. */
class PlanTools extends Composite<Div> {

	PlanTools(PlanView plan, Caller caller, PlanFiles files, PlanClosing closing, PlanConflicts conflicts) {
		getContent().addClassName("links");
		var export = new Anchor(DownloadHandler.fromInputStream(event -> {
			byte[] yaml = files.export(plan.code()).getBytes(StandardCharsets.UTF_8);
			return new DownloadResponse(new ByteArrayInputStream(yaml), plan.code().value() + ".yaml",
					"application/yaml", yaml.length);
		}), AttachmentType.DOWNLOAD, getTranslation("plan.export"));
		getContent().add(export);
		if (plan.state() == PlanView.State.CLOSED) {
			getContent().add(new Anchor(PlanLinks.plan(plan.code()) + "/closing",
					getTranslation("closing.link", closing.open(plan.code()).size())));
		}
		if (caller.may("strategy.action.add") && plan.state() != PlanView.State.CLOSED) {
			getContent().add(new Anchor(PlanLinks.create(plan.code()), getTranslation("edit.new.link")));
		}
		if (caller.may("strategy.plan-conflict.read")) {
			long open = conflicts.of(List.of(plan.code()))
				.getOrDefault(plan.code(), List.of())
				.stream()
				.filter(conflict -> conflict.resolvedAt() == null)
				.count();
			if (open > 0) {
				getContent().add(new Anchor("plan-conflicts", getTranslation("conflicts.link", open)));
			}
		}
		if (caller.may("strategy.plan.load")) {
			getContent().add(new Anchor("plans/load", getTranslation("load.link")));
		}
	}

}
