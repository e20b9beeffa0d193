package scot.adp.people.ui;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.people.AgreementState;
import scot.adp.people.SharingAgreementView;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;

/** The agreements by which partners share records, by the day of their review. */
@Route("agreements")
@Menu(title = "agreements.title", order = 84)
@OpenTo("people.agreement.read")
class AgreementsView extends ListPage<SharingAgreementView> {

	private static final String OVER = "over";

	final Choice<String> shown = choice("show", getTranslation("agreements.show"), List.of(OVER), it -> it,
			it -> getTranslation("agreements.show." + it));

	private final SharingAgreements agreements;

	private final Partners partners;

	AgreementsView(SharingAgreements agreements, Partners partners, Members members, ListExports exports) {
		super("agreements.title", "agreements.purpose", "agreements.none", exports);
		this.agreements = agreements;
		this.partners = partners;
		shown.setPlaceholder(getTranslation("agreements.show.current"));
		var organisations = new Anchor("agreements/organisations", getTranslation("person-level.title"));
		organisations.addClassName("verb-link");
		var verbs = new Div(organisations);
		verbs.addClassNames("verbs", "page-verbs");
		if (members.me().may("people.agreement.record")) {
			verbs.addComponentAsFirst(new Button(getTranslation("agreements.add"),
					event -> new AgreementForm(agreements, partners).add(this::refresh)));
		}
		add(verbs);
		grid.addComponentColumn(this::what).setHeader(getTranslation("agreements.what")).setFlexGrow(4);
		grid.addComponentColumn(this::standing).setHeader(getTranslation("agreements.state")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected ListExport<SharingAgreementView> list() {
		boolean over = OVER.equals(shown.getValue());
		List<ListColumn<SharingAgreementView>> columns = List.of(
				new ListColumn<>(getTranslation("agreements.code"), 14, it -> it.code().value()),
				new ListColumn<>(getTranslation("agreements.field.title"), 50, SharingAgreementView::title),
				new ListColumn<>(getTranslation("agreements.parties"), 60, it -> AgreementPage.parties(it, partners)),
				new ListColumn<>(getTranslation("agreements.state"), 16,
						it -> getTranslation("agreements.state." + it.state().name())),
				new ListColumn<>(getTranslation("agreements.person-level"), 12, SharingAgreementView::personLevel),
				new ListColumn<>(getTranslation("agreements.from"), 14, SharingAgreementView::from),
				new ListColumn<>(getTranslation("agreements.to"), 14, SharingAgreementView::to),
				new ListColumn<>(getTranslation("agreements.review"), 14, SharingAgreementView::reviewOn),
				new ListColumn<>(getTranslation("agreements.contacts"), 40, SharingAgreementView::contacts));
		return new ListExport<>("agreements", getTranslation("agreements.title"),
				List.of(getTranslation(over ? "agreements.show.over" : "agreements.show.current")), columns,
				(offset, limit) -> agreements.page(over, offset, limit), () -> agreements.count(over))
			.filteredBy(Map.of("show", over ? OVER : "current"));
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("agreements.count", rows);
	}

	private Div what(SharingAgreementView it) {
		return cell(new Anchor("agreements/" + it.code().value(), "%s, %s".formatted(it.code().value(), it.title())),
				List.of(AgreementPage.parties(it, partners)));
	}

	private Div standing(SharingAgreementView it) {
		var chip = new Span(getTranslation("agreements.state." + it.state().name()));
		chip.addClassName("chip");
		if (it.signedOn() != null && !it.awaiting().isEmpty() && it.state() == AgreementState.DRAFT) {
			return cell(chip, List.of(getTranslation("agreements.waits")));
		}
		return cell(chip, List.of((it.state() == AgreementState.ENDED) ? AgreementPage.endedOn(it)
				: getTranslation("agreements.review-by", Dates.full(it.reviewOn()))));
	}

}
