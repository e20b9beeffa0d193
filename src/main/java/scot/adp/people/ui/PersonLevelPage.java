package scot.adp.people.ui;

import java.util.Set;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import scot.adp.identity.Members;
import scot.adp.people.PersonLevelView;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.OpenTo;
import scot.adp.platform.OrganisationId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;

/** Which organisations keep records about single persons. */
@Route("agreements/organisations")
@OpenTo("people.agreement.read")
class PersonLevelPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final SharingAgreements agreements;

	private final Members members;

	PersonLevelPage(SharingAgreements agreements, Members members) {
		this.agreements = agreements;
		this.members = members;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("person-level.title");
	}

	private void show() {
		clear();
		headed(getTranslation("person-level.title"), getTranslation("person-level.purpose"));
		reachedBy(Crumbs.of(getTranslation("person-level.title"),
				new Anchor("agreements", getTranslation("agreements.title"))));
		scrolledByKeyboard();
		Set<OrganisationId> own = members.me().may("people.person-level.set") ? agreements.own() : Set.of();
		var list = new UnorderedList();
		list.addClassName("work");
		agreements.personLevels().forEach(it -> list.add(row(it, own.contains(it.organisation()))));
		add(new Panel(getTranslation("person-level.organisations"), list));
	}

	private ListItem row(PersonLevelView it, boolean own) {
		var title = new Div(new Span(it.name()));
		title.addClassName("work-title");
		var what = new Div(title);
		what.addClassName("work-what");
		if (it.dpia() != null) {
			var detail = new Span(getTranslation("person-level.dpia.is", it.dpia()));
			detail.addClassName("work-detail");
			what.add(detail);
		}
		var who = new Div((it.setBy() != null) ? it.setBy() : "");
		who.addClassName("work-who");
		var state = new Span(getTranslation("person-level." + it.allowed()));
		state.addClassName("chip");
		var row = new ListItem(what, who, new Div(state));
		if (own) {
			row.add(Named.of(
					new Button(getTranslation(it.allowed() ? "person-level.off" : "person-level.on"), event -> set(it)),
					it.name()));
		}
		else {
			row.add(new Div());
		}
		return row;
	}

	private void set(PersonLevelView it) {
		var dpia = new LineField(getTranslation("person-level.dpia"), SharingAgreements.LINE_LIMIT);
		dpia.setHelperText(getTranslation("person-level.dpia.help"));
		dpia.setWidthFull();
		dpia.setValue((it.dpia() != null) ? it.dpia() : "");
		String verb = getTranslation(it.allowed() ? "person-level.off" : "person-level.on");
		new FormDialog("%s: %s".formatted(verb, it.name()),
				Place.of("people.person-level", it.organisation()).at(it.version()))
			.saying(getTranslation(it.allowed() ? "person-level.off.what" : "person-level.on.what"))
			.field("dpia", dpia)
			.save(verb,
					key -> agreements.setPersonLevel(key, it.organisation(), it.version(), !it.allowed(),
							dpia.getValue()),
					getTranslation("person-level.done"), this::show)
			.open();
	}

}
