package scot.adp.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * Says for other modules whether a unit may keep and share records about single persons.
 * A return of counts never asks here.
 */
@Component
public class Agreements {

	private final AgreementStore store;

	private final OrganisationNames units;

	Agreements(AgreementStore store, OrganisationNames units) {
		this.store = store;
		this.units = units;
	}

	/**
	 * The agreement under which a unit writes records about single persons.
	 * @param on the day of writing
	 * @throws Problem with the reason {@code PERSON_LEVEL_OFF}, {@code AGREEMENT_ENDED}
	 * or {@code NO_AGREEMENT}, where it may not
	 */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true, noRollbackFor = Problem.class)
	public AgreementCode toWrite(UnitId unit, DataSet dataSet, LocalDate on) {
		if (!personLevel(unit)) {
			throw Problem.invalid("unit",
					"Your organisation keeps no records about single persons here. Enter it without the person, or send a return of counts; the organisation's information governance officer can switch it on.",
					"PERSON_LEVEL_OFF");
		}
		var naming = giving(unit, dataSet, on);
		return naming.stream()
			.filter(it -> it.state().works())
			.map(SharingAgreementView::code)
			.findFirst()
			.orElseThrow(() -> refused(naming));
	}

	/** Whether a unit may write records about single persons. */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	public boolean lets(UnitId unit, DataSet dataSet, LocalDate on) {
		return personLevel(unit) && giving(unit, dataSet, on).stream().anyMatch(it -> it.state().works());
	}

	/**
	 * Whether an agreement in force lets a unit read records of another.
	 * @param giver whose records they are
	 * @param reader the unit that is to read them
	 * @param dataSets all of which the agreement has to name
	 * @param purpose for which it has to be made, a code
	 */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	public boolean shares(UnitId giver, UnitId reader, Set<DataSet> dataSets, String purpose, LocalDate on) {
		return personLevel(giver) && given(giver, on).stream()
			.anyMatch(it -> it.purposes().contains(purpose) && it.dataSets().containsAll(dataSets)
					&& it.parties().stream().anyMatch(party -> party.part().takes() && reaches(party, reader)));
	}

	/**
	 * The units, with those below them, to which an agreement in force lets another tell
	 * of its records.
	 * @param giver whose records they are
	 * @param purpose for which the agreement has to be made, a code
	 */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	public Set<UnitId> takers(UnitId giver, DataSet dataSet, String purpose, LocalDate on) {
		if (!personLevel(giver)) {
			return Set.of();
		}
		return units.withBelow(given(giver, on).stream()
			.filter(it -> it.purposes().contains(purpose) && it.dataSets().contains(dataSet))
			.flatMap(it -> it.parties().stream())
			.filter(it -> it.part().takes() && !reaches(it, giver))
			.map(SharingAgreementView.Party::unit)
			.collect(Collectors.toSet()));
	}

	/** Whether units of the organisation may keep records about single persons. */
	@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
	public boolean personLevel(UnitId unit) {
		return units.unit(unit).map(OrganisationNames.UnitName::organisation).filter(this::switchedOn).isPresent();
	}

	/** Agreements about persons that name the data set and have the unit give it. */
	List<SharingAgreementView> giving(UnitId unit, DataSet dataSet, LocalDate on) {
		return store.naming(dataSet, on)
			.stream()
			.filter(it -> it.personLevel()
					&& it.parties().stream().anyMatch(party -> party.part().gives() && reaches(party, unit)))
			.toList();
	}

	/** Agreements about persons that work on a day and have the unit give something. */
	List<SharingAgreementView> given(UnitId unit, LocalDate on) {
		return store.aboutPersons(on).stream().filter(it -> it.state().works() && gives(it, unit)).toList();
	}

	private boolean gives(SharingAgreementView agreement, UnitId unit) {
		return agreement.parties().stream().anyMatch(party -> party.part().gives() && reaches(party, unit));
	}

	/** Whether what a party may do, a unit may. */
	boolean reaches(SharingAgreementView.Party party, UnitId unit) {
		return units.withBelow(Set.of(party.unit())).contains(unit);
	}

	private boolean switchedOn(OrganisationId organisation) {
		return store.personLevel(organisation);
	}

	private static Problem refused(List<SharingAgreementView> naming) {
		if (naming.stream().anyMatch(it -> it.state() == AgreementState.ENDED)) {
			return Problem.invalid("agreement",
					"The sharing agreement for these records has ended. Enter them without the person until there is a new one.",
					"AGREEMENT_ENDED");
		}
		if (naming.stream().anyMatch(it -> it.state() == AgreementState.SUSPENDED)) {
			return Problem.invalid("agreement",
					"The sharing agreement for these records is suspended. Enter them without the person until it works again.",
					"AGREEMENT_SUSPENDED");
		}
		return Problem.invalid("agreement",
				"No sharing agreement in force lets your unit write these records about single persons. Enter them without the person.",
				"NO_AGREEMENT");
	}

}
