package scot.adp.feedback.ui;

import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.jspecify.annotations.Nullable;
import scot.adp.feedback.ProblemReports;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.EmailAddressField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.PublicLayout;
import scot.adp.shell.parts.ReportLink;
import scot.adp.shell.parts.WordsField;

/**
 * Reports a problem, signed in or not; {@code ?page=} and {@code ?reference=} tell where
 * it happened.
 */
@Route(value = ReportLink.ROUTE, layout = PublicLayout.class)
@AnonymousAllowed
@Outline(Outline.Shape.FORM)
class ReportProblemPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	final WordsField doing = new WordsField(getTranslation("report.doing"), ProblemReports.DOING_LIMIT);

	final WordsField wrong = new WordsField(getTranslation("report.wrong"), ProblemReports.WRONG_LIMIT);

	final LineField page = new LineField(getTranslation("report.page"), ReportLink.PAGE_LIMIT);

	final EmailAddressField contact = new EmailAddressField(getTranslation("report.contact"));

	/** People neither see it nor come to it; what fills it in is a program. */
	final Input website = new Input();

	final Button send = new Button(getTranslation("report.send"));

	private final Paragraph referenceLine = new Paragraph();

	private final FormHead head = new FormHead(Place.NOWHERE).field("doing", doing)
		.field("wrong", wrong)
		.field("page", page)
		.field("contact", contact);

	private final ProblemReports reports;

	private final String key = UUID.randomUUID().toString();

	private @Nullable String reference;

	ReportProblemPage(ProblemReports reports) {
		this.reports = reports;
		headed(getTranslation("report.title"), getTranslation("report.purpose"));
		doing.setWidthFull();
		wrong.setRequiredIndicatorVisible(true);
		wrong.setHelperText(getTranslation("report.wrong.help"));
		wrong.setWidthFull();
		page.setWidthFull();
		contact.setHelperText(getTranslation("report.contact.help"));
		contact.getElement().setAttribute("autocomplete", "email");
		contact.setWidthFull();
		website.addClassName("heard-only");
		website.getElement()
			.setAttribute("aria-hidden", "true")
			.setAttribute("tabindex", "-1")
			.setAttribute("autocomplete", "off")
			.setAttribute("name", "website");
		referenceLine.setVisible(false);
		send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		send.setDisableOnClick(true);
		send.addClickListener(event -> {
			if (!head.run(this::send)) {
				send.setEnabled(true);
			}
		});
		var form = new Div(head, doing, wrong, GentleWarning.on(wrong), page, referenceLine, contact, website, send);
		form.addClassName("report-form");
		add(form);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var given = event.getLocation().getQueryParameters();
		given.getSingleParameter("page")
			.filter(it -> it.length() <= ReportLink.PAGE_LIMIT && it.indexOf('\0') < 0)
			.ifPresent(page::setValue);
		reference = given.getSingleParameter("reference")
			.filter(it -> it.matches("[2-9A-Z]{4}-[2-9A-Z]{4}"))
			.orElse(null);
		if (reference != null) {
			referenceLine.setText(getTranslation("report.reference", reference));
			referenceLine.setVisible(true);
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("report.title");
	}

	private void send() {
		if (website.getValue().isEmpty()) {
			reports.report(key, new ProblemReports.New(doing.getValue(), wrong.getValue(), page.getValue(), reference,
					contact.getValue()));
		}
		boolean answered = !Blanks.isBlank(contact.getValue());
		clear();
		var thanks = new Paragraph(getTranslation(answered ? "report.thanks.answer" : "report.thanks"));
		thanks.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
		var home = new Anchor("", getTranslation("report.home"));
		home.setRouterIgnore(true);
		add(new Panel(getTranslation("report.sent"), thanks, new Paragraph(home)));
		thanks.getElement().executeJs("this.focus()");
	}

}
