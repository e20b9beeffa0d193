package scot.adp.measures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.Allowed;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * What all may read: the values of a closed period as the gate lets them through on the
 * day that the analyst releases them.
 */
@Service
@Transactional
public class Releases {

	private final ReleaseStore store;

	private final Gate gate;

	private final Dictionary dictionary;

	private final Recomputation recomputation;

	private final Recording recording;

	Releases(ReleaseStore store, Gate gate, Dictionary dictionary, Recomputation recomputation, Recording recording) {
		this.store = store;
		this.gate = gate;
		this.dictionary = dictionary;
		this.recomputation = recomputation;
		this.recording = recording;
	}

	/**
	 * Releases a period of a measure as it stands now. What is released stays as it is,
	 * also where rows change later; releasing it again puts a new release beside it, in
	 * which all stays hidden that was.
	 * @param idempotencyKey new for each release
	 * @param from the first day of the period
	 * @throws Problem where the measure is unknown, the period is not closed, waits to be
	 * computed or was released as it is
	 */
	@Allowed(operation = "measures.release.make", roles = Role.ADP_ANALYST)
	public ReleaseView release(String idempotencyKey, MeasureCode measure, LocalDate from) {
		MeasureView of = dictionary.get(measure);
		Period period = checked(of, from);
		Id id = recording.once(idempotencyKey, List.of(measure, from), Id::new, author -> {
			// So that two at once get numbers of their own.
			store.lock(of.code());
			if (recomputation.waits(of, period)) {
				throw Problem.conflict("%s of %s is just being computed anew. Release it when that is done."
					.formatted(of.title(), period.name()), null);
			}
			var now = gate.snapshot(of, period);
			var frozen = frozen(now, of, period);
			ReleaseStore.@Nullable Released last = now.release(measure, period);
			if (last != null && last.figures().equals(frozen)) {
				throw Problem.conflict("%s of %s is released as it stands.".formatted(of.title(), period.name()), null);
			}
			var made = new Id(UUID.randomUUID());
			store.add(made, of, period, now.method(of, period), frozen, author.account().value(), author.words(),
					author.at());
			return new Made<>(made, subject(of),
					Map.of("period", from.toString(), "gate", String.valueOf(Disclosure.RULE)));
		});
		return store.find(id).orElseThrow();
	}

	/** Releases what is closed and was never released, as sample data. */
	int releaseAll(Period period, MeasureView of, OffsetDateTime at) {
		var now = gate.snapshot(of, period);
		if (!gate.isClosed(of, period) || now.release(of.code(), period) != null) {
			return 0;
		}
		var frozen = now.frozen(of, period);
		if (frozen.isEmpty()) {
			return 0;
		}
		store.add(new Id(UUID.randomUUID()), of, period, now.method(of, period), frozen, null, "Sample data", at);
		return 1;
	}

	private static Map<Slice, Figure> frozen(Snapshot now, MeasureView of, Period period) {
		var frozen = now.frozen(of, period);
		if (frozen.isEmpty()) {
			throw Problem.invalid("from",
					of.parts().isEmpty() ? "There is nothing of %s to release.".formatted(period.name())
							: "%s is made of what was released; release %s of %s first.".formatted(of.title(),
									of.parts().stream().map(MeasureCode::value).collect(Collectors.joining(" and ")),
									period.name()));
		}
		return frozen;
	}

	private Period checked(MeasureView of, LocalDate from) {
		Period period = of.period().of(from);
		new Problem.Faults()
			.when(!period.from().equals(from), "from",
					"Give the first day of the period, such as %s.".formatted(period.from()))
			.when(period.from().equals(from) && !gate.isClosed(of, period), "from",
					"%s is closed from %s on; release it then.".formatted(period.name(),
							period.to().plusDays(of.lagDays() + 1L)))
			.raise();
		return period;
	}

	private static String subject(MeasureView of) {
		return "measure " + of.code().value();
	}

	/** A release of one measure and period. */
	public record Id(UUID value) implements Identifier {
	}

}
