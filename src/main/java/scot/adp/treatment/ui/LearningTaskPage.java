package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.treatment.LearningTaskView;
import scot.adp.treatment.LearningTaskView.Reply;
import scot.adp.treatment.LearningTasks;

/** What one unit is asked since something was learned, and all that it answered. */
@Route("treatment/learning/:task")
@OpenTo("treatment.learning-task.read")
class LearningTaskPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final LearningTasks tasks;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	LearningTaskPage(LearningTasks tasks, Partners partners, Members members, Clock clock) {
		this.tasks = tasks;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(event.getRouteParameters()
			.get("task")
			.flatMap(LearningTaskPage::uuid)
			.map(LearningTasks.Id::new)
			.orElseThrow(NotFoundException::new));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	/** The id that a text is; empty where it is none. */
	static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private void show(LearningTasks.Id id) {
		LearningTaskView of = tasks.find(id).orElseThrow(NotFoundException::new);
		clear();
		var unit = partners.units(List.of(of.unit())).get(of.unit());
		title = getTranslation("learning-task.called", Dates.full(of.issuedOn()));
		headed(title, (unit != null) ? unit.name() : of.unit().value());
		reachedBy(Crumbs.of(title, new Anchor(LearningTasksView.ROUTE, getTranslation("learning-task.title"))));
		add(asked(of), answers(of));
	}

	private Panel asked(LearningTaskView of) {
		var panel = new Panel(getTranslation("learning-task.asked"), LearningTasksView.mark(of, today));
		panel.add(new Anchor("learning/" + of.learning(), getTranslation("learning-task.read")));
		if (of.stands()) {
			panel.add(new Paragraph(getTranslation("learning-task.due", Dates.full(of.answerBy()))));
			var me = members.me();
			if (me.may("treatment.learning-task.answer") && me.ownUnits().contains(of.unit())) {
				var answer = new Button(
						getTranslation((of.answers() == 0) ? "learning-task.answer" : "learning-task.answer-again"),
						event -> form(of).open());
				if (of.answers() == 0) {
					answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
				}
				var verbs = new Div(answer);
				verbs.addClassName("verbs");
				panel.add(verbs);
			}
		}
		return panel;
	}

	private Panel answers(LearningTaskView of) {
		var panel = new Panel(getTranslation("learning-task.answers"));
		var list = new UnorderedList();
		list.addClassName("timeline");
		tasks.answers(of.id()).forEach(it -> {
			var word = new Span(getTranslation("learning-task.reply." + it.reply().name()));
			word.addClassName("status-word");
			var day = new Span(Dates.full(it.answeredOn()));
			day.addClassName("timeline-day");
			var head = new Div(word, day);
			head.addClassName("timeline-head");
			var item = new ListItem(head, new Div(it.words()));
			item.setClassName("superseded", it.number() < of.answers());
			if (it.promisedOn() != null) {
				item.add(quiet(getTranslation("learning-task.by-day", Dates.full(it.promisedOn()))));
			}
			if (it.evidence() != null) {
				item.add(quiet(getTranslation("learning-task.seen", it.evidence())));
			}
			item.add(quiet(getTranslation("learning-task.by", it.recordedByName(), Dates.time(it.recordedAt()))));
			list.add(item);
		});
		panel.add((of.answers() == 0) ? new Paragraph(getTranslation("learning-task.unanswered")) : list);
		return panel;
	}

	private FormDialog form(LearningTaskView of) {
		var reply = new Choice<Reply>(getTranslation("learning-task.reply"), Reply::name);
		reply.setItems(Reply.values());
		reply.setItemLabelGenerator(it -> getTranslation("learning-task.reply." + it.name()));
		var words = new WordsField(getTranslation("learning-task.words"), LearningTasks.WORDS_LIMIT);
		words.setHelperText(getTranslation("learning-task.words.help"));
		var evidence = new LineField(getTranslation("learning-task.evidence"), LearningTasks.EVIDENCE_LIMIT);
		evidence.setHelperText(getTranslation("learning-task.evidence.help"));
		var promised = new DayField(getTranslation("learning-task.promised-on"));
		promised.setMin(today);
		promised.setVisible(false);
		reply.addValueChangeListener(event -> {
			promised.setVisible(event.getValue() == Reply.WILL);
			if (event.getValue() != Reply.WILL) {
				promised.clear();
			}
		});
		return new FormDialog(getTranslation("learning-task.answer.title"),
				Place.of("treatment.learning-task.answer", of.id()).at(of.version()))
			.field("reply", reply)
			.field("words", words)
			.also(GentleWarning.on(words))
			.field("promisedOn", promised)
			.field("evidence", evidence)
			.also(GentleWarning.on(evidence))
			.save(getTranslation("learning-task.answer.save"),
					key -> tasks.answer(key, of.id(), of.version(),
							new LearningTasks.Given(reply.getValue(), words.getValue(), evidence.getValue(),
									promised.getValue())),
					getTranslation("learning-task.answered"), () -> show(of.id()));
	}

	private static Div quiet(String words) {
		var line = new Div(words);
		line.addClassName("work-detail");
		return line;
	}

}
