package scot.adp.feedback.ui;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.feedback.ProblemReportView;
import scot.adp.feedback.ProblemReports;
import scot.adp.platform.OpenTo;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/** Problems that people reported with the program, to be answered. */
@Route("problem-reports")
@Menu(title = "reports.title", order = 96)
@OpenTo("feedback.problem.read")
@Outline(Outline.Shape.LIST)
class ProblemReportsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int ROWS = 30;

	private final ProblemReports reports;

	private final ListExports exports;

	private ProblemReports.State shown = ProblemReports.State.OPEN;

	private Map<ProblemReportView, String> names = Map.of();

	ProblemReportsView(ProblemReports reports, ListExports exports) {
		this.reports = reports;
		this.exports = exports;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		boolean answered = event.getLocation().getQueryParameters().getParameters().containsKey("answered");
		shown = answered ? ProblemReports.State.ANSWERED : ProblemReports.State.OPEN;
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("reports.title");
	}

	private void show() {
		clear();
		headed(getTranslation("reports.title"), getTranslation("reports.purpose"));
		int open = reports.count(ProblemReports.State.OPEN);
		int answered = reports.count(ProblemReports.State.ANSWERED);
		var choice = new Div(choice("problem-reports", "reports.open", open, ProblemReports.State.OPEN),
				choice("problem-reports?answered", "reports.answered", answered, ProblemReports.State.ANSWERED));
		choice.addClassName("switch");
		int total = (shown == ProblemReports.State.OPEN) ? open : answered;
		add(choice, new ListLine(getTranslation("reports.count", total), new SaveList(exports, () -> list(shown))));
		List<ProblemReportView> found = reports.page(shown, 0, ROWS);
		if (found.isEmpty()) {
			var empty = new Paragraph(getTranslation("reports.none." + shown.name()));
			empty.addClassName("empty");
			add(empty);
		}
		names = Named.apart(found, this::reported);
		found.forEach(report -> add(panel(report)));
		if (total > found.size()) {
			add(new Paragraph(getTranslation("reports.more", found.size(), total)));
		}
	}

	private ListExport<?> list(ProblemReports.State state) {
		List<ListColumn<ProblemReportView>> columns = List.of(
				new ListColumn<>(getTranslation("reports.at"), 20, ProblemReportView::reportedAt),
				new ListColumn<>(getTranslation("reports.page"), 32, ProblemReportView::page),
				new ListColumn<>(getTranslation("reports.reference"), 12, ProblemReportView::reference),
				new ListColumn<>(getTranslation("reports.doing"), 60, ProblemReportView::doing),
				new ListColumn<>(getTranslation("reports.wrong"), 80, ProblemReportView::wrong),
				new ListColumn<>(getTranslation("reports.answer"), 60, ProblemReportView::answer),
				new ListColumn<>(getTranslation("reports.by"), 32, ProblemReportView::answeredBy),
				new ListColumn<>(getTranslation("reports.answered-at"), 20, ProblemReportView::answeredAt));
		return new ListExport<>("problem-reports", getTranslation("reports.title"),
				List.of(getTranslation("reports.about." + state.name())), columns,
				(offset, limit) -> reports.page(state, offset, limit), () -> reports.count(state))
			.filteredBy(Map.of("state", state.name()));
	}

	private Component choice(String address, String key, int count, ProblemReports.State state) {
		var link = new Anchor(address, getTranslation(key, count));
		if (state == shown) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	private String reported(ProblemReportView report) {
		return getTranslation("reports.of", Dates.time(report.reportedAt()));
	}

	private String named(ProblemReportView report) {
		return names.getOrDefault(report, reported(report));
	}

	private Component panel(ProblemReportView report) {
		var wrong = new Paragraph(report.wrong());
		wrong.addClassName("own-lines");
		var facts = new Facts().with(getTranslation("reports.doing"), report.doing())
			.with(getTranslation("reports.page"), report.page())
			.with(getTranslation("reports.reference"), report.reference())
			.with(getTranslation("reports.from"),
					getTranslation(report.signedIn() ? "reports.signed-in" : "reports.stranger"));
		if (report.contact() != null) {
			var mail = new Anchor(EmailAddress.link(report.contact()), report.contact());
			mail.setRouterIgnore(true);
			facts.with(getTranslation("reports.contact"), mail);
		}
		var panel = new Panel(named(report), wrong, facts);
		if (report.answer() != null && report.answeredAt() != null) {
			panel.add(new Facts().with(getTranslation("reports.answer"), new Span(report.answer()))
				.with(getTranslation("reports.by"),
						"%s, %s".formatted(report.answeredBy(), Dates.time(report.answeredAt()))));
		}
		else {
			panel.add(form(report));
		}
		return panel;
	}

	private Component form(ProblemReportView report) {
		var answer = new WordsField(getTranslation("reports.answer"), ProblemReports.ANSWER_LIMIT);
		answer.setHelperText(getTranslation("reports.answer.help"));
		answer.setWidthFull();
		var head = new FormHead(Place.of("feedback.answer", report.id()).at(report.version()).named(named(report)))
			.field("answer", answer);
		var close = new Button(getTranslation("reports.close"));
		Named.of(close, named(report));
		close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		close.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		close.addClickListener(event -> {
			if (head.run(() -> reports.answer(key, report.id(), report.version(), answer.getValue()))) {
				Announcement.done(getTranslation("reports.closed"));
				show();
			}
			else {
				close.setEnabled(true);
			}
		});
		var verbs = new Div(close);
		verbs.addClassName("verbs");
		return new Div(head, answer, verbs);
	}

}
