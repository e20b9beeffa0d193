package scot.adp.people.graphql;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.events.DataSet;
import scot.adp.people.AgreementCode;
import scot.adp.people.PersonLevelView;
import scot.adp.people.SharingAgreementView;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.NodeSource;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/** Sharing agreements, and who keeps records about single persons. */
@Controller
class AgreementController {

	private final SharingAgreements agreements;

	AgreementController(SharingAgreements agreements) {
		this.agreements = agreements;
	}

	@QueryMapping
	List<SharingAgreementView> sharingAgreements(@Argument @Nullable UnitId unit) {
		return agreements.of(unit);
	}

	@MutationMapping
	SharingAgreementView recordSharingAgreement(@Argument RecordInput input) {
		return agreements.record(input.idempotencyKey(), input.agreement().command());
	}

	@MutationMapping
	SharingAgreementView changeSharingAgreement(@Argument ChangeInput input) {
		return agreements.change(input.idempotencyKey(), input.expectedVersion(), input.agreement().command());
	}

	@MutationMapping
	SharingAgreementView confirmSharingAgreement(@Argument ConfirmInput input) {
		return agreements.confirm(input.idempotencyKey(), input.code(), input.expectedVersion());
	}

	@MutationMapping
	SharingAgreementView suspendSharingAgreement(@Argument SuspendInput input) {
		return agreements.suspend(input.idempotencyKey(), input.code(), input.expectedVersion(), input.reason());
	}

	@MutationMapping
	SharingAgreementView endSharingAgreement(@Argument EndInput input) {
		return agreements.end(input.idempotencyKey(), input.code(), input.expectedVersion(), input.reason());
	}

	@MutationMapping
	PersonLevelView setPersonLevel(@Argument PersonLevelInput input) {
		return agreements.setPersonLevel(input.idempotencyKey(), input.organisation(), input.expectedVersion(),
				input.allowed(), input.dpia());
	}

	@Bean
	static NodeSource<AgreementCode> agreementNodes(SharingAgreements agreements) {
		return new NodeSource<>("SharingAgreement", AgreementCode.class, agreements::find);
	}

	/** What an agreement says, as a client sends it. */
	record AgreementInput(AgreementCode code, String title, List<Party> parties, List<String> purposes,
			List<DataSet> dataSets, @Nullable String items, Boolean personLevel, List<String> bases, LocalDate from,
			LocalDate to, LocalDate reviewOn, @Nullable LocalDate signedOn, @Nullable String retentionClass,
			String contacts, @Nullable String document) {

		SharingAgreements.New command() {
			return new SharingAgreements.New(code, title, parties, purposes, dataSets, items, personLevel, bases, from,
					to, reviewOn, signedOn, retentionClass, contacts, document);
		}

	}

	/** An agreement as a client records it. */
	record RecordInput(String idempotencyKey, AgreementInput agreement) {
	}

	/** An agreement as a client changes it. */
	record ChangeInput(String idempotencyKey, Integer expectedVersion, AgreementInput agreement) {
	}

	/** A wish to stop an agreement, or to let it work again. */
	record SuspendInput(String idempotencyKey, AgreementCode code, Integer expectedVersion, @Nullable String reason) {
	}

	/** That an organisation agrees to what flows. */
	record ConfirmInput(String idempotencyKey, AgreementCode code, Integer expectedVersion) {
	}

	/** A wish to end an agreement. */
	record EndInput(String idempotencyKey, AgreementCode code, Integer expectedVersion, String reason) {
	}

	/** A switch as a client sets it. */
	record PersonLevelInput(String idempotencyKey, OrganisationId organisation, Integer expectedVersion,
			Boolean allowed, String dpia) {
	}

}
