package scot.adp.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Idempotency;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * The one way to change a record: once for each key, with its author and its row of the
 * audit trail, all in the transaction of the caller. The operation is that of the
 * {@link Allowed} method that runs, the innermost where one calls another.
 */
@Component
public class Recording {

	private static final String STRANGER = "not signed in";

	private final CurrentCaller currentCaller;

	private final OrganisationNames units;

	private final Idempotency idempotency;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Recording(CurrentCaller currentCaller, OrganisationNames units, Idempotency idempotency,
			ApplicationEventPublisher events, Clock clock) {
		this.currentCaller = currentCaller;
		this.units = units;
		this.idempotency = idempotency;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Who writes: the caller, as the membership that opened the operation.
	 * @throws Problem where nobody is signed in
	 */
	public Author author() {
		return author(null);
	}

	/**
	 * Who writes on what belongs to a unit: the caller, as the membership that answers
	 * for it where the operation reaches own units, the nearest of several.
	 * @param unit null where it belongs to none
	 * @throws Problem where nobody is signed in
	 */
	public Author author(@Nullable UnitId unit) {
		Caller caller = currentCaller.get();
		Membership as = opening(caller, PermissionGuard.running(), unit);
		return new Author(caller.account(), as.id(), "%s, %s".formatted(caller.name(), as.post()), now());
	}

	/**
	 * Who writes on what belongs to a unit, for which the caller answers; as long as it
	 * belongs to none, the support team does.
	 * @param unit null where it belongs to none yet
	 * @param called what it is called, for who may not
	 * @throws Problem where the caller does not answer for it
	 */
	public Author answering(@Nullable UnitId unit, String called) {
		if (unit != null) {
			currentCaller.answeringFor(unit);
		}
		else if (!currentCaller.get().supportTeam()) {
			throw Problem.forbidden("%s has no lead unit yet; only the support team can change it.".formatted(called));
		}
		return author(unit);
	}

	/**
	 * Makes a change once, however often it is sent.
	 * @param key new for each change
	 * @param input the whole input, in records, lists, maps and values
	 * @param id makes an id of its value
	 * @param work makes the change; runs at most once for a key
	 * @return the id of what was made, the same each time
	 * @throws Problem where the key was used for another input, or the work refuses
	 */
	public <I extends Identifier> I once(String key, Object input, Function<UUID, I> id,
			Function<Author, Made<I>> work) {
		Author author = author();
		return once(author, key, input, id, () -> work.apply(author));
	}

	/** As the other, by an author who is known already. */
	public <I extends Identifier> I once(Author author, String key, Object input, Function<UUID, I> id,
			Supplier<Made<I>> work) {
		return make(author, key, input, id, work).id();
	}

	/**
	 * Makes a change once that has no id to give.
	 * @param work makes the change and tells the audit trail
	 */
	public void once(String key, Object input, Consumer<Author> work) {
		Author author = author();
		keep(owner(author.account()), key, input, () -> {
			work.accept(author);
			return new Idempotency.Result(UUID.randomUUID(), true);
		});
	}

	/**
	 * As {@link #once}, and tells whether the work made something or found it there, also
	 * where it is sent again. The audit trail's part is told the first time alone.
	 */
	public <I extends Identifier> Made<I> make(Author author, String key, Object input, Function<UUID, I> id,
			Supplier<Made<I>> work) {
		return make(owner(author.account()), key, input, id, work, null);
	}

	/** As {@link #once}, also for somebody who is not signed in. */
	public <I extends Identifier> I onceForAnybody(String key, Object input, Function<UUID, I> id,
			Supplier<Made<I>> work) {
		Optional<String> owner = currentCaller.find().map(caller -> owner(caller.account()));
		return make(owner.orElse(STRANGER), key, input, id, work, owner.isPresent() ? null : STRANGER).id();
	}

	/** Tells the audit trail of something that the running operation did. */
	public void tell(String subject, Map<String, String> changes) {
		tell(new Deed(PermissionGuard.running().operation(), subject, changes));
	}

	/**
	 * Tells the audit trail of something that is no operation of the caller's, such as a
	 * step that the program takes by itself.
	 * @param operation what the trail calls it
	 */
	public void tell(String operation, String subject, Map<String, String> changes) {
		tell(new Deed(operation, subject, changes));
	}

	/**
	 * Tells the audit trail of rows that the program wrote by itself, from a file, as
	 * sample data or in its care for what is stored.
	 * @param rows how many were added, changed or ended
	 */
	public void tellRows(String operation, String subject, int rows) {
		tell(operation, subject, Map.of("rows", String.valueOf(rows)));
	}

	void tell(Deed deed) {
		events.publishEvent(deed);
	}

	private <I extends Identifier> Made<I> make(String owner, String key, Object input, Function<UUID, I> id,
			Supplier<Made<I>> work, @Nullable String actor) {
		var result = keep(owner, key, input, () -> {
			var made = work.get();
			if (made.subject() != null) {
				tell(new Deed(PermissionGuard.running().operation(), made.subject(), made.changes(), actor));
			}
			return new Idempotency.Result(made.id().value(), made.anew());
		});
		return new Made<>(id.apply(result.id()), null, Map.of(), result.made());
	}

	private Idempotency.Result keep(String owner, String key, Object input, Supplier<Idempotency.Result> work) {
		var running = PermissionGuard.running();
		return idempotency.once(new Idempotency.Key(owner, running.operation(), key), List.of(running.method(), input),
				work);
	}

	private static String owner(AccountId account) {
		return "account " + account.value();
	}

	private Membership opening(Caller caller, PermissionGuard.Running running, @Nullable UnitId unit) {
		var opening = caller.memberships().stream().filter(it -> running.roles().contains(it.role())).toList();
		if (running.scope() == Scope.OWN_UNITS && unit != null) {
			return opening.stream()
				.filter(it -> (it.role().recordsForUnit() || it.role().supportTeam()) && reach(it).contains(unit))
				.min(Comparator.comparingInt(it -> reach(it).size()))
				.or(() -> opening.stream().filter(it -> it.role().supportTeam()).findFirst())
				.orElseGet(opening::getFirst);
		}
		// What belongs to no unit yet is open to the support team alone.
		return opening.stream()
			.filter(it -> running.scope() == Scope.OWN_UNITS && it.role().supportTeam())
			.findFirst()
			.orElseGet(opening::getFirst);
	}

	private Set<UnitId> reach(Membership membership) {
		return units.withBelow(List.of(membership.unit()));
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(clock);
	}

}
