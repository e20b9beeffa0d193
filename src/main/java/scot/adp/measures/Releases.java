package scot.adp.measures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

	private final Recording recording;

	Releases(ReleaseStore store, Gate gate, Dictionary dictionary, Recording recording) {
		this.store = store;
		this.gate = gate;
		this.dictionary = dictionary;
		this.recording = recording;
	}

	/**
	 * Releases a period of a measure as it stands now. What is released stays as it is,
	 * also where rows change later; releasing it again puts a new release beside it, in
	 * which all stays hidden that was.
	 * @param idempotencyKey new for each release
	 * @param from the first day of the period
	 * @throws Problem where the measure is unknown, the period is not closed or was
	 * released as it is
	 */
	@Allowed(operation = "measures.release.make", roles = Role.ADP_ANALYST)
	public ReleaseView release(String idempotencyKey, MeasureCode measure, LocalDate from) {
		MeasureView of = dictionary.get(measure);
		Period period = checked(of, from);
		Id id = recording.once(idempotencyKey, List.of(measure, from), Id::new, author -> {
			// So that two at once get numbers of their own.
			store.lock(of.code());
			var frozen = frozen(of, period);
			var last = store.last(List.of(measure), from, from, null);
			if (last.stream().anyMatch(it -> it.figures().equals(frozen))) {
				throw Problem.conflict("%s of %s is released as it stands.".formatted(of.title(), period.name()), null);
			}
			var made = new Id(UUID.randomUUID());
			store.add(made, of, period, frozen, author.account().value(), author.words(), author.at());
			return new Made<>(made, subject(of),
					Map.of("period", from.toString(), "gate", String.valueOf(Disclosure.RULE)));
		});
		return store.find(id).orElseThrow();
	}

	/** Releases what is closed and was never released, as sample data. */
	int releaseAll(Period period, MeasureView of, OffsetDateTime at) {
		if (!gate.isClosed(of, period)
				|| !store.last(List.of(of.code()), period.from(), period.from(), null).isEmpty()) {
			return 0;
		}
		var frozen = gate.frozen(of, period);
		if (frozen.isEmpty()) {
			return 0;
		}
		store.add(new Id(UUID.randomUUID()), of, period, frozen, null, "Sample data", at);
		return 1;
	}

	private Map<Slice, Figure> frozen(MeasureView of, Period period) {
		var frozen = gate.frozen(of, period);
		if (frozen.isEmpty()) {
			throw Problem.invalid("from", "There is nothing of %s to release.".formatted(period.name()));
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
