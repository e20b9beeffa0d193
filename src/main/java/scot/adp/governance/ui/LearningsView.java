package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.governance.LearningView;
import scot.adp.governance.Learnings;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;

/** What was learned from reviews of drug deaths, the last first. */
@Route("learning")
@Menu(title = "learning.title", order = 21.5)
@OpenTo("governance.learning.read")
class LearningsView extends ListPage<LearningView> {

	static final String ROUTE = "learning";

	private final Choice<CodeList.Value> theme;

	private final Learnings learnings;

	LearningsView(Learnings learnings, Partners partners, Members members, ListExports exports, Clock clock) {
		super("learning.title", "learning.purpose", "learning.none", exports);
		this.learnings = learnings;
		if (members.me().may("governance.learning.issue")) {
			var forms = new LearningForms(learnings, LocalDate.now(clock), this::refresh);
			var issue = new Button(getTranslation("learning.issue"), event -> forms.issue(partners.units()).open());
			issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			var verbs = new Div(issue);
			verbs.addClassNames("verbs", "page-verbs");
			add(verbs);
		}
		theme = choice("theme", getTranslation("learning.theme"), learnings.themes().values(), CodeList.Value::code,
				CodeList.Value::label);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("learning.what")).setFlexGrow(4);
		grid.addComponentColumn(this::asked).setHeader(getTranslation("learning.asked")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected ListExport<LearningView> list() {
		@Nullable String of = theme.isEmpty() ? null : theme.getValue().code();
		List<ListColumn<LearningView>> columns = List.of(
				new ListColumn<>(getTranslation("learning.issued-on"), 14,
						row -> Dates.full(Dates.day(row.issuedAt()))),
				new ListColumn<>(getTranslation("learning.what"), 50, LearningView::title),
				new ListColumn<>(getTranslation("learning.words"), 80, LearningView::words),
				new ListColumn<>(getTranslation("learning.themes"), 40, this::themes),
				new ListColumn<>(getTranslation("learning.units"), 40,
						row -> String.join(", ", row.units().stream().map(it -> it.value()).toList())),
				new ListColumn<>(getTranslation("learning.answer-by"), 14, row -> Dates.full(row.answerBy())),
				new ListColumn<>(getTranslation("learning.withdrawn"), 40, LearningView::withdrawnBecause));
		return new ListExport<>("learning", getTranslation("learning.title"),
				List.of(getTranslation("learning.purpose")), columns,
				(offset, limit) -> learnings.page(of, offset, limit), () -> learnings.total(of))
			.filteredBy((of != null) ? Map.of("theme", of) : Map.of());
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("learning.count", rows);
	}

	private String themes(LearningView of) {
		return LearningPage.themes(learnings, of);
	}

	private Component what(LearningView of) {
		String issued = getTranslation("learning.issued.on", Dates.full(Dates.day(of.issuedAt())));
		var link = Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), of.title()), issued);
		return cell(link, Arrays.asList(themes(of), issued, of.stands() ? null
				: getTranslation("learning.withdrawn.because", String.valueOf(of.withdrawnBecause()))));
	}

	private Component asked(LearningView of) {
		return cell(new Span(getTranslation("learning.asked.units", of.units().size())),
				List.of(getTranslation("learning.asked.by", Dates.full(of.answerBy()))));
	}

}
