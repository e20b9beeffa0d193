package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.OutcomeBrief;
import scot.adp.strategy.spi.OutcomePanel;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.Voices;

/**
 * Shows on the page of an outcome what people said of services and what came of it, as
 * far as everybody reads it: the last that was let out.
 */
@Component
class VoiceOutcomePanel implements OutcomePanel {

	private static final int SHOWN = 3;

	private final Voices voices;

	private final Partners partners;

	private final Clock clock;

	VoiceOutcomePanel(Voices voices, Partners partners, Clock clock) {
		this.voices = voices;
		this.partners = partners;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 50;
	}

	@Override
	public Optional<Panel> on(OutcomeBrief outcome, Caller caller) {
		if (outcome.asAt() != null || !voices.speakFor("%s/%s".formatted(outcome.plan().value(), outcome.code()))) {
			return Optional.empty();
		}
		List<ServiceFeedbackView> last = voices.released(null)
			.stream()
			.flatMap(it -> it.voices().stream())
			.distinct()
			.sorted(Comparator.comparing((ServiceFeedbackView it) -> Objects.requireNonNull(it.releasedAt()))
				.reversed())
			.limit(SHOWN)
			.toList();
		if (last.isEmpty()) {
			return Optional.empty();
		}
		var units = partners.units(last.stream().map(ServiceFeedbackView::unit).distinct().toList());
		var rows = new UnorderedList();
		rows.addClassName("wall-rows");
		last.forEach(it -> rows.add(VoiceWords.onTheWall(voices, it, LocalDate.now(clock),
				Optional.ofNullable(units.get(it.unit())).map(UnitView::name).orElse(it.unit().value()), new Div())));
		var all = new Anchor("/find-help/you-said/now", Words.of("voices.outcome.all"));
		all.setRouterIgnore(true);
		return Optional.of(new Panel(Words.of("voices.title"), rows, all));
	}

}
