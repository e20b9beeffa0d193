package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import scot.adp.activities.Counting.Present;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of counts whoever came. */
class CountingProperties {

	private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);

	/** Whoever is there is drawn, so that who comes for the first time is known. */
	@Property(tries = 300)
	void whatReallyHappenedAlwaysFits(@ForAll("sessions") List<List<Integer>> sessions) {
		var seen = new HashSet<Integer>();
		var told = new ArrayList<Present>();
		for (int i = 0; i < sessions.size(); i++) {
			var there = new HashSet<>(sessions.get(i));
			int present = there.size();
			there.removeAll(seen);
			seen.addAll(there);
			told.add(new Present(FIRST.plusDays(i), 0, present, there.size()));
		}
		var between = Counting.between(told);

		assertThat(Counting.misfit(told)).isEmpty();
		assertThat(Counting.misfit(told.reversed())).as("the order in which it is told").isEmpty();
		assertThat(told.stream().mapToInt(Present::firstTimers).sum()).isEqualTo(seen.size())
			.isBetween(between.least(), between.most());
	}

	@Property(tries = 300)
	void peopleNeverExceedAttendances(@ForAll("counts") List<Present> told) {
		var between = Counting.between(told);

		assertThat(Counting.misfit(told)).isEmpty();
		assertThat(told.stream().mapToInt(Present::firstTimers).sum()).isBetween(between.least(), between.most());
		assertThat(Counting.running(told)).isSorted();
	}

	@Property(tries = 300)
	void oneFewerThanWhoMustBeNewNeverFits(@ForAll("counts") List<Present> told) {
		int known = 0;
		for (int i = 0; i < told.size(); i++) {
			Present one = told.get(i);
			if (one.present() > known) {
				var fewer = new ArrayList<>(told);
				fewer.set(i, new Present(one.on(), 0, one.present(), one.present() - known - 1));
				assertThat(Counting.misfit(fewer)).isPresent();
			}
			known += one.firstTimers();
		}
	}

	/** Some of those who are there are told apart, and the others are heads. */
	@Property(tries = 300)
	void whoReallyCameLiesBetweenWhatIsKnownOfThoseToldApart(@ForAll("sessions") List<List<Integer>> sessions) {
		var seen = new HashSet<Integer>();
		var told = new ArrayList<Counting.Keyed>();
		int attendances = 0;
		for (var session : sessions) {
			var there = new HashSet<>(session);
			attendances += there.size();
			seen.addAll(there);
			told.add(new Counting.Keyed(there.size(),
					there.stream().filter(it -> it % 3 != 0).map(String::valueOf).collect(Collectors.toSet())));
		}
		var known = Counting.attended(told);

		assertThat(known.attendances()).isEqualTo(attendances);
		assertThat((long) known.people()).isEqualTo(seen.stream().filter(it -> it % 3 != 0).count());
		assertThat(seen.size()).isBetween(known.between().least(), known.between().most());
	}

	@Provide
	Arbitrary<List<List<Integer>>> sessions() {
		return Arbitraries.integers().between(1, 30).list().ofMaxSize(25).list().ofMinSize(1).ofMaxSize(12);
	}

	@Provide
	Arbitrary<List<Present>> counts() {
		return Arbitraries.integers().between(0, 12).list().ofSize(2).list().ofMinSize(1).ofMaxSize(6).map(rows -> {
			var told = new ArrayList<Present>();
			int known = 0;
			for (int i = 0; i < rows.size(); i++) {
				int present = rows.get(i).getFirst();
				int firsts = Math.max(present - known, Math.min(present, rows.get(i).getLast()));
				known += firsts;
				told.add(new Present(FIRST.plusDays(i), 0, present, firsts));
			}
			return told;
		});
	}

}
