package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import scot.adp.treatment.Retention.Episode;
import scot.adp.treatment.Retention.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of retention whatever episodes there are. */
class RetentionProperties {

	private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

	private static final LocalDate TO = LocalDate.of(2026, 6, 30);

	private static final LocalDate LATER = LocalDate.of(2028, 1, 1);

	@Property(tries = 300)
	void partsAddUpToAllWhoBegan(@ForAll("episodes") List<Episode> episodes,
			@ForAll @IntRange(min = 0, max = 90) int gap, @ForAll @IntRange(min = 1, max = 12) int months) {
		var of = Retention.of(Retention.spells(episodes, gap), FROM, TO, months, LATER);

		assertThat(of.parts().values().stream().mapToInt(it -> it).sum()).isEqualTo(of.cohort());
	}

	@Property(tries = 300)
	void orderOfRowsDoesNotMatter(@ForAll("episodes") List<Episode> episodes,
			@ForAll @IntRange(min = 0, max = 90) int gap, @ForAll long seed) {
		var shuffled = new ArrayList<>(episodes);
		Collections.shuffle(shuffled, new Random(seed));

		assertThat(Retention.spells(shuffled, gap)).isEqualTo(Retention.spells(episodes, gap));
	}

	@Property(tries = 300)
	void aLargerGapNeverJoinsFewer(@ForAll("episodes") List<Episode> episodes,
			@ForAll @IntRange(min = 0, max = 90) int gap, @ForAll @IntRange(min = 0, max = 90) int more) {
		assertThat(Retention.spells(episodes, gap + more))
			.hasSizeLessThanOrEqualTo(Retention.spells(episodes, gap).size());
	}

	@Property(tries = 300)
	void nobodyStaysLongerTheMoreTimePasses(@ForAll("episodes") List<Episode> episodes,
			@ForAll @IntRange(min = 1, max = 11) int months) {
		var spells = Retention.spells(episodes, 28);

		assertThat(Retention.of(spells, FROM, TO, months + 1, LATER).in(Part.RETAINED))
			.isLessThanOrEqualTo(Retention.of(spells, FROM, TO, months, LATER).in(Part.RETAINED));
	}

	@Provide
	Arbitrary<List<Episode>> episodes() {
		var episode = Combinators
			.combine(Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 400),
					Arbitraries.integers().between(0, 300).injectNull(0.3), Arbitraries.of(Part.class),
					Arbitraries.integers().between(0, 400))
			.as((who, start, length, end, silent) -> {
				LocalDate started = FROM.plusDays(start);
				return new Episode(UUID.randomUUID().toString(), "P" + who, RetentionTests.UNIT, started,
						(length != null) ? started.plusDays(length) : null, (length != null) ? end : null,
						started.plusDays(silent));
			});
		return episode.list().ofMinSize(0).ofMaxSize(25);
	}

}
