package scot.adp.people.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.people.AgreementCode;
import scot.adp.people.AgreementState;
import scot.adp.people.SharingAgreementView;
import scot.adp.people.SharingAgreementView.Part;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.shell.parts.Words;

/** One agreement: what flows in and out, until when, and what is kept under it. */
@Route("agreements/:agreement")
@OpenTo("people.agreement.read")
class AgreementPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final SharingAgreements agreements;

	private final Partners partners;

	private final Members members;

	private String title = "";

	AgreementPage(SharingAgreements agreements, Partners partners, Members members) {
		this.agreements = agreements;
		this.partners = partners;
		this.members = members;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String text = event.getRouteParameters().get("agreement").orElseThrow();
		AgreementCode code;
		try {
			code = new AgreementCode(text);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("sharing agreement", text);
		}
		show(code);
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	/** Who shares, in a line: those who give, then those who take. */
	static String parties(SharingAgreementView it, Partners partners) {
		return it.parties()
			.stream()
			.sorted(Comparator.comparing(party -> !party.part().gives()))
			.map(party -> "%s (%s)".formatted(name(party.unit(), partners),
					Words.of("agreements.part." + party.part().name())))
			.collect(Collectors.joining(", "));
	}

	/** Since when it is over. */
	static String endedOn(SharingAgreementView it) {
		return Words.of("agreements.ended", Dates.full((it.endedOn() != null) ? it.endedOn() : it.to().plusDays(1)));
	}

	private static String name(UnitId code, Partners partners) {
		@Nullable UnitView unit = partners.units(List.of(code)).get(code);
		return (unit != null) ? unit.name() : code.value();
	}

	private void show(AgreementCode code) {
		SharingAgreementView it = agreements.find(code)
			.orElseThrow(() -> Problem.notFound("sharing agreement", code.value()));
		clear();
		title = "%s, %s".formatted(code.value(), it.title());
		headed(title,
				it.awaiting().isEmpty() || it.signedOn() == null ? Words.of("agreements.standing." + it.state().name())
						: Words.of("agreements.awaiting", organisations(it.awaiting())));
		reachedBy(Crumbs.of(code.value(), new Anchor("agreements", getTranslation("agreements.title"))));
		var main = new Div(flows(it), facts(it));
		main.addClassName("main-column");
		var aside = new Div();
		aside.addClassName("aside");
		if (it.state() != AgreementState.ENDED && isOwn(it)) {
			aside.add(verbs(it));
		}
		if (members.me().may("people.agreement.rows")) {
			aside.add(held(code));
		}
		aside.add(days(it));
		var columns = new Div(main, aside);
		columns.addClassName("columns");
		add(columns);
	}

	/** Whether the reader looks after it: an officer of one of the parties. */
	private boolean isOwn(SharingAgreementView it) {
		if (!members.me().may("people.agreement.record")) {
			return false;
		}
		var own = agreements.own();
		return partners.units(it.parties().stream().map(Party::unit).toList())
			.values()
			.stream()
			.anyMatch(unit -> own.contains(unit.organisation()));
	}

	private Panel flows(SharingAgreementView it) {
		return new Panel(getTranslation("agreements.flows"),
				new Facts().with(getTranslation("agreements.out"), units(it, Part::gives))
					.with(getTranslation("agreements.in"), units(it, Part::takes)));
	}

	private UnorderedList units(SharingAgreementView it, Predicate<Part> which) {
		var list = new UnorderedList();
		list.addClassName("plain");
		it.parties()
			.stream()
			.filter(party -> which.test(party.part()))
			.map(Party::unit)
			.forEach(unit -> list.add(new ListItem(name(unit, partners))));
		return list;
	}

	private Panel facts(SharingAgreementView it) {
		var choices = agreements.choices();
		return new Panel(getTranslation("agreements.about"),
				new Facts().with(getTranslation("agreements.purposes"), named(it.purposes(), choices.purposes()))
					.with(getTranslation("agreements.data-sets"),
							it.dataSets()
								.stream()
								.map(data -> choices.dataSets().getOrDefault(data, data.value()))
								.collect(Collectors.joining(", ")))
					.with(getTranslation("agreements.items"), it.items())
					.with(getTranslation("agreements.person-level"),
							getTranslation("agreements.person-level." + it.personLevel()))
					.with(getTranslation("agreements.bases"), named(it.bases(), choices.bases()))
					.with(getTranslation("agreements.class"),
							(it.retentionClass() != null) ? choices.classes().get(it.retentionClass()) : null)
					.with(getTranslation("agreements.contacts"), it.contacts())
					.with(getTranslation("agreements.document"), it.document())
					.with(getTranslation("agreements.recorded-by"), it.recordedBy()));
	}

	private Panel days(SharingAgreementView it) {
		return new Panel(getTranslation("agreements.days"), new Facts()
			.with(getTranslation("agreements.from"), Dates.full(it.from()))
			.with(getTranslation("agreements.to"), Dates.full(it.to()))
			.with(getTranslation("agreements.review"), Dates.full(it.reviewOn()))
			.with(getTranslation("agreements.signed"),
					(it.signedOn() != null) ? Dates.full(it.signedOn()) : getTranslation("agreements.not-signed"))
			.with(getTranslation("agreements.suspended"),
					(it.suspendedOn() != null) ? "%s: %s".formatted(Dates.full(it.suspendedOn()), it.suspendedReason())
							: null)
			.with(getTranslation("agreements.ended-early"),
					(it.endedOn() != null) ? "%s: %s".formatted(Dates.full(it.endedOn()), it.endedReason()) : null));
	}

	private Panel held(AgreementCode code) {
		var rows = agreements.heldUnder(code);
		var panel = new Panel(getTranslation("agreements.rows"));
		if (rows.isEmpty()) {
			panel.add(new Paragraph(getTranslation("agreements.rows.none")));
		}
		else {
			var choices = agreements.choices();
			var facts = new Facts();
			rows.forEach((data, count) -> facts.with(choices.dataSets().getOrDefault(data, data.value()),
					"%,d".formatted(count)));
			panel.add(facts);
		}
		return panel;
	}

	private Panel verbs(SharingAgreementView it) {
		var change = new Button(getTranslation("agreements.change"),
				event -> new AgreementForm(agreements, partners).change(it, () -> show(it.code())));
		var stop = (it.suspendedOn() != null) ? new Button(getTranslation("agreements.resume"), event -> resume(it))
				: new Button(getTranslation("agreements.suspend"), event -> suspend(it));
		var end = new Button(getTranslation("agreements.end"), event -> end(it));
		var verbs = new Div(change, stop, end);
		if (it.signedOn() != null && it.awaiting().stream().anyMatch(agreements.own()::contains)) {
			var confirm = new Button(getTranslation("agreements.confirm"), event -> confirm(it));
			confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.addComponentAsFirst(confirm);
		}
		verbs.addClassName("verbs");
		return new Panel(getTranslation("agreements.verbs"), verbs);
	}

	private void confirm(SharingAgreementView it) {
		new FormDialog(getTranslation("agreements.confirm.title", it.code().value()), Place.NOWHERE)
			.saying(getTranslation("agreements.confirm.what"))
			.save(getTranslation("agreements.confirm"), key -> agreements.confirm(key, it.code(), it.version()),
					getTranslation("agreements.confirmed"), () -> show(it.code()))
			.open();
	}

	private String organisations(List<OrganisationId> of) {
		return partners.units()
			.stream()
			.filter(unit -> of.contains(unit.organisation()))
			.map(UnitView::organisationName)
			.distinct()
			.collect(Collectors.joining(", "));
	}

	private void suspend(SharingAgreementView it) {
		var reason = reason();
		new FormDialog(getTranslation("agreements.suspend.title", it.code().value()),
				Place.of("people.suspend", it.code()).at(it.version()))
			.saying(getTranslation("agreements.suspend.what"))
			.field("reason", reason)
			.save(getTranslation("agreements.suspend"), key -> {
				new Problem.Faults()
					.words(reason.getValue(), SharingAgreements.LINE_LIMIT, "reason",
							getTranslation("agreements.reason.missing"))
					.raise();
				agreements.suspend(key, it.code(), it.version(), reason.getValue());
			}, getTranslation("agreements.suspended.done"), () -> show(it.code()))
			.open();
	}

	private void resume(SharingAgreementView it) {
		new FormDialog(getTranslation("agreements.resume.title", it.code().value()), Place.NOWHERE)
			.saying(getTranslation("agreements.resume.what"))
			.save(getTranslation("agreements.resume"), key -> agreements.suspend(key, it.code(), it.version(), null),
					getTranslation("agreements.resumed.done"), () -> show(it.code()))
			.open();
	}

	private void end(SharingAgreementView it) {
		var reason = reason();
		new FormDialog(getTranslation("agreements.end.title", it.code().value()),
				Place.of("people.end", it.code()).at(it.version()))
			.saying(getTranslation("agreements.end.what", agreements.destroyDays()))
			.field("reason", reason)
			.save(getTranslation("agreements.end"),
					key -> agreements.end(key, it.code(), it.version(), reason.getValue()),
					getTranslation("agreements.ended.done"), () -> show(it.code()))
			.open();
	}

	private WordsField reason() {
		var reason = new WordsField(getTranslation("agreements.reason"), SharingAgreements.LINE_LIMIT);
		reason.setWidthFull();
		return reason;
	}

	private static String named(List<String> codes, Map<String, String> titles) {
		return codes.stream().map(code -> titles.getOrDefault(code, code)).collect(Collectors.joining(", "));
	}

}
