package scot.adp.identity;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** Tells who calls. */
@Component
public class CurrentCaller {

	private final MemberQueries members;

	private final OrganisationNames units;

	private final Operations operations;

	// Short enough that an ended membership acts at once for a person, long enough that
	// one request reads it once.
	private final Cache<Session, Optional<Caller>> recent = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterWrite(Duration.ofSeconds(2))
		.build();

	CurrentCaller(MemberQueries members, OrganisationNames units, Operations operations) {
		this.members = members;
		this.units = units;
		this.operations = operations;
	}

	/**
	 * The caller.
	 * @throws Problem where nobody is signed in or no membership holds today
	 */
	public Caller get() {
		return find().orElseThrow(() -> Problem.forbidden("Sign in as someone with a post in the partnership today."));
	}

	/** The caller; empty where nobody is signed in or no membership holds today. */
	public Optional<Caller> find() {
		return principal().flatMap(principal -> recent
			.get(new Session(principal.account(), principal.secondFactor(), principal.granted()), this::load));
	}

	/**
	 * Checks that the caller answers for a unit.
	 * @throws Problem where it is not one of theirs
	 */
	public Caller answeringFor(UnitId unit) {
		Caller caller = get();
		if (!caller.answersFor(unit)) {
			String name = units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value());
			throw Problem
				.forbidden("This belongs to %s. Only its lead or the support team can change it.".formatted(name));
		}
		return caller;
	}

	/**
	 * The units that the running operation reaches for the caller: those of the
	 * memberships that open it, and all below them. The support team's is not among them,
	 * since it reaches all where it may at all.
	 */
	public Set<UnitId> reach() {
		var opens = PermissionGuard.running().roles();
		return units.withBelow(get().memberships()
			.stream()
			.filter(membership -> opens.contains(membership.role()) && !membership.role().supportTeam())
			.map(Membership::unit)
			.collect(Collectors.toSet()));
	}

	/**
	 * Checks that the running operation reaches a unit for the caller, by a membership of
	 * it or of one above; the support team's reaches all where it may at all.
	 * @throws Problem where it does not
	 */
	public Caller reaching(UnitId unit) {
		Caller caller = get();
		var opens = PermissionGuard.running().roles();
		boolean everywhere = caller.memberships()
			.stream()
			.anyMatch(membership -> membership.role().supportTeam() && opens.contains(membership.role()));
		if (!everywhere && !reach().contains(unit)) {
			String name = units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value());
			throw Problem.forbidden("This belongs to %s, and is for those who work there.".formatted(name));
		}
		return caller;
	}

	/**
	 * Checks that the running operation reaches any of some units for the caller, so that
	 * what is sent together is refused as a whole only where nothing of it could be kept.
	 * @throws Problem where it reaches none of them
	 */
	public void reachingAny(Collection<UnitId> units) {
		var reach = reach();
		if (!units.isEmpty() && units.stream().noneMatch(reach::contains)) {
			reaching(units.iterator().next());
		}
	}

	private Optional<Caller> load(Session signedIn) {
		return members.account(signedIn.account()).flatMap(account -> {
			var memberships = members.membershipsToday(signedIn.account()).stream().filter(signedIn::counts).toList();
			if (memberships.isEmpty()) {
				return Optional.empty();
			}
			return Optional.of(new Caller(signedIn.account(), account.username(), account.name(), memberships,
					below(memberships, role -> role.writesForUnit() || role.supportTeam()),
					below(memberships, role -> role.readsForUnit() || role.readsAsTeam()),
					operations.openTo(memberships.stream().map(Membership::role).toList())));
		});
	}

	private Set<UnitId> below(List<Membership> memberships, Predicate<Role> counts) {
		return units.withBelow(memberships.stream()
			.filter(membership -> counts.test(membership.role()))
			.map(Membership::unit)
			.collect(Collectors.toSet()));
	}

	/**
	 * Where the caller can give a second factor, if they hold a role today that counts
	 * only with one and gave none; else empty.
	 */
	public Optional<String> wantsSecondFactor() {
		return principal().filter(members::needsSecondFactor).map(person -> SignInRequests.STEP_UP);
	}

	private static Optional<SignedIn> principal() {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedIn principal)
				? Optional.of(principal) : Optional.empty();
	}

	/** What the memberships that count depend on. */
	private record Session(AccountId account, boolean secondFactor, SignedIn.@Nullable Granted granted) {

		boolean counts(Membership membership) {
			if (granted != null) {
				return membership.role() == granted.role() && membership.unit().equals(granted.unit());
			}
			return !membership.role().machine() && (secondFactor || !membership.role().needsSecondFactor());
		}

	}

}
