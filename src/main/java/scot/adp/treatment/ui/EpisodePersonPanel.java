package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.TreatmentEpisodeView;

/** When a person was in treatment, and with what. */
@Component
class EpisodePersonPanel implements PersonPanel {

	private final Episodes episodes;

	EpisodePersonPanel(Episodes episodes) {
		this.episodes = episodes;
	}

	@Override
	public int order() {
		return 15;
	}

	@Override
	public String title() {
		return Words.of("episode.person");
	}

	@Override
	public DataSet dataSet() {
		return Episodes.DATA_SET;
	}

	@Override
	public String operation() {
		return "treatment.episode.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return episodes.whose(new Episodes.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = episodes.of(whom);
		var on = all.stream().filter(TreatmentEpisodeView::open).findFirst();
		return new Told(all.stream().map(it -> entry(it, today)).toList(),
				on.map(it -> Words.of("episode.person.goes-on", Dates.full(it.startedOn()))).orElse(null),
				on.filter(it -> EpisodeWords.silent(episodes, it, today))
					.map(it -> new Next(today, EpisodeWords.stands(episodes, it, today)))
					.orElse(null));
	}

	private Entry entry(TreatmentEpisodeView of, LocalDate today) {
		String what = Stream
			.of(EpisodeWords.treatment(episodes, of.treatmentTypes()), EpisodeWords.medicine(episodes, of.medicine()),
					EpisodeWords.setting(episodes, of))
			.filter(it -> !it.isEmpty())
			.collect(Collectors.joining(" · "));
		@Nullable LocalDate end = (of.endedOn() != null) ? of.endedOn() : of.stoppedOn();
		return new Entry(of.id().value(), of.startedOn(), end, end, EpisodeWords.substance(episodes, of),
				List.of(EpisodeWords.stands(episodes, of, today), what),
				"%s/%s".formatted(CaseloadView.ROUTE, of.id().value()),
				(of.ownRef() != null) ? new OwnRef(of.ownRef()) : null);
	}

}
