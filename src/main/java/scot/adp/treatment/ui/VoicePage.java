package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

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
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.Voices;

/**
 * One thing that people said of a service: what, what came of it, and whether everybody
 * reads it.
 */
@Route("you-said/:voice")
@OpenTo("treatment.voice.read")
class VoicePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Voices voices;

	private final ServiceRegister services;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	VoicePage(Voices voices, ServiceRegister services, Partners partners, Members members, Clock clock) {
		this.voices = voices;
		this.services = services;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("voice").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Voices.Id id(String text) {
		try {
			return new Voices.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Voices.Id id) {
		ServiceFeedbackView of = voices.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = of.said();
		headed(title, VoiceWords.heard(voices, of));
		reachedBy(Crumbs.of(title, new Anchor(VoiceWall.ROUTE, getTranslation("voices.title"))));
		scrolledByKeyboard();
		var me = members.me();
		var forms = new VoiceForms(voices, services, partners, today, () -> show(id));
		boolean own = of.stands() && (me.supportTeam() || me.ownUnits().contains(of.unit()));
		boolean heard = own || (of.stands() && me.ownUnits().contains(of.heardBy()));
		if (!of.stands()) {
			var notice = new Paragraph(
					getTranslation("voices.withdrawn.because", String.valueOf(of.withdrawnBecause())));
			notice.addClassName("gentle-warning");
			add(notice);
		}
		add(said(of, heard && me.may("treatment.voice.correct"), forms),
				did(of, own && me.may("treatment.voice.answer"), heard && me.may("treatment.voice.tell-back"), forms),
				open(of, own && me.may("treatment.voice.release"), own && me.may("treatment.voice.read-twice"), forms));
	}

	private Panel said(ServiceFeedbackView of, boolean corrects, VoiceForms forms) {
		@Nullable UnitView unit = partners.units(List.of(of.unit())).get(of.unit());
		@Nullable UnitView heardBy = partners.units(List.of(of.heardBy())).get(of.heardBy());
		@Nullable ServiceView service = (of.service() != null) ? services.find(of.service()).orElse(null) : null;
		var panel = new Panel(getTranslation("voices.you-said"));
		if (of.quote() != null) {
			var quote = new Paragraph(getTranslation("voices.quoted", of.quote()));
			quote.addClassName("wall-quote");
			panel.add(quote);
		}
		panel.add(new Facts().with(getTranslation("voices.service"), (service != null) ? service.name() : null)
			.with(getTranslation("voices.unit"), named(unit, of.unit()))
			.with(getTranslation("voices.themes"), VoiceWords.themes(voices, of.themes()))
			.with(getTranslation("voices.kind"), VoiceWords.kind(of.kind()))
			.with(getTranslation("voices.respondent"), VoiceWords.label(voices, Lists.RESPONDENT, of.respondent()))
			.with(getTranslation("voices.weight"), getTranslation("voices.weight.people", of.weight()))
			.with(getTranslation("voices.heard-by"), named(heardBy, of.heardBy()))
			.with(getTranslation("voices.recorded"),
					getTranslation("voices.by", of.recordedByName(), Dates.time(of.recordedAt())))
			.with(getTranslation("voices.signed"),
					of.afterSignOff() ? getTranslation("voices.late-for-figures") : null));
		if (corrects) {
			panel.add(verbs(verb("voices.correct", () -> forms.correct(of), false),
					verb("voices.withdraw", () -> forms.withdraw(of), false)));
		}
		return panel;
	}

	private static String named(@Nullable UnitView unit, UnitId code) {
		return (unit != null) ? unit.name() : code.value();
	}

	private Panel did(ServiceFeedbackView of, boolean answers, boolean tells, VoiceForms forms) {
		var panel = new Panel(getTranslation("voices.came-of-it"), VoiceWords.mark(of, today));
		if (of.answers() == 0 && of.stands()) {
			panel.add(new Paragraph(getTranslation("voices.answer-by", Dates.full(voices.answerBy(of)))));
		}
		var verbs = verbs();
		if (answers) {
			verbs.add(verb((of.answers() == 0) ? "voices.answer" : "voices.answer-again", () -> forms.answer(of),
					of.answers() == 0));
		}
		if (tells && of.answers() > 0 && of.toldBackOn() == null) {
			verbs.add(verb("voices.tell-back", () -> forms.toldBack(of), true));
		}
		panel.add(verbs);
		var list = new UnorderedList();
		list.addClassName("timeline");
		voices.answers(List.of(of.id())).getOrDefault(of.id(), List.of()).forEach(it -> {
			var word = new Span(getTranslation("voices.reply." + it.answer().name()));
			word.addClassName("status-word");
			var day = new Span(Dates.full(it.answeredOn()));
			day.addClassName("timeline-day");
			var head = new Div(word, day);
			head.addClassName("timeline-head");
			var item = new ListItem(head, new Div(it.words()));
			item.setClassName("superseded", it.number() < of.answers());
			if (it.promisedOn() != null) {
				item.add(quiet(getTranslation("voices.will-by", Dates.full(it.promisedOn()))));
			}
			item.add(quiet(
					(it.toldBackOn() == null) ? getTranslation("voices.not-told") : getTranslation("voices.told-back",
							Dates.full(it.toldBackOn()), VoiceWords.label(voices, Lists.TOLD_HOW, it.toldBackHow()))));
			item.add(quiet(getTranslation("voices.by", it.recordedByName(), Dates.time(it.recordedAt()))));
			list.add(item);
		});
		panel.add(list);
		return panel;
	}

	private Panel open(ServiceFeedbackView of, boolean releases, boolean reads, VoiceForms forms) {
		var panel = new Panel(getTranslation("voices.public"));
		@Nullable String asked = of.releaseAskedByName();
		panel.add(new Paragraph((of.releasedAt() != null && asked != null)
				? getTranslation("voices.public.since", Dates.full(Dates.day(of.releasedAt())), asked,
						String.valueOf(of.releasedByName()))
				: (asked != null) ? getTranslation("voices.public.waits", asked)
						: getTranslation("voices.public.not")));
		if (of.releaseAnswer() != null && of.releaseAnswer() < of.answers()) {
			panel.add(new Paragraph(getTranslation("voices.public.before")));
		}
		var verbs = verbs();
		if (reads && of.waitsForReader()) {
			verbs.add(verb("voices.read", () -> forms.readTwice(of), true));
		}
		if (releases && of.answers() > 0 && (of.releaseAnswer() == null || of.releaseAnswer() < of.answers())) {
			verbs.add(verb("voices.release", () -> forms.release(of), false));
		}
		if (reads && of.releaseAnswer() != null) {
			verbs.add(verb("voices.keep-back", () -> forms.keepBack(of), false));
		}
		panel.add(verbs);
		return panel;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		if (first) {
			verb.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		}
		return verb;
	}

	private static Div verbs(Button... buttons) {
		var verbs = new Div(buttons);
		verbs.addClassName("verbs");
		return verbs;
	}

	private static Div quiet(String words) {
		var line = new Div(words);
		line.addClassName("work-detail");
		return line;
	}

}
