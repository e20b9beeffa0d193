package scot.adp.platform.reading;

import java.util.List;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.shell.parts.EmailAddressField;
import scot.adp.support.EmailTable;
import scot.adp.support.EmailTable.Refused;
import scot.adp.support.EmailTable.Taken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Which addresses are taken, and that mail programs and fields of pages take the same.
 */
class EmailAddressTests {

	static final List<Taken> TAKEN = EmailTable.TAKEN;

	static final List<Refused> REFUSED = EmailTable.REFUSED;

	@ParameterizedTest
	@FieldSource("TAKEN")
	void isKeptInOneForm(Taken address) {
		assertThat(EmailAddress.read(address.typed())).isEqualTo(new Read<>(address.kept(), ""));
		assertThat(EmailAddress.read(address.kept()).value()).isEqualTo(address.kept());
	}

	@ParameterizedTest
	@FieldSource("REFUSED")
	void isRefusedWithWords(Refused address) {
		var read = EmailAddress.read(address.typed());

		assertThat(read.isRead()).isFalse();
		assertThat(read.fault()).contains(address.why()).hasSizeLessThan(300);
	}

	@ParameterizedTest
	@FieldSource("TAKEN")
	void isTakenByAMailProgram(Taken address) throws AddressException {
		assertThat(new InternetAddress(address.kept(), true).getAddress()).isEqualTo(address.kept());
		assertThatNoException().isThrownBy(() -> new InternetAddress(address.kept()).validate());
	}

	@ParameterizedTest
	@FieldSource("TAKEN")
	void isTakenAndShownAsItIsKeptByAField(Taken address) {
		var field = new EmailAddressField("E-mail");

		field.setValue(address.typed());

		assertThat(field.isInvalid()).isFalse();
		assertThat(field.getValue()).isEqualTo(address.kept());
	}

	@ParameterizedTest
	@FieldSource("REFUSED")
	void isRefusedByAFieldAsTyped(Refused address) {
		var field = new EmailAddressField("E-mail");

		field.setValue(address.typed());

		assertThat(field.isInvalid()).isTrue();
		assertThat(field.getErrorMessage()).contains(address.why());
		assertThat(field.getValue()).isEqualTo(address.typed());
	}

	@Test
	void fieldForgetsWhatWasWrongOnceItIsRightOrEmpty() {
		var field = new EmailAddressField("E-mail");
		field.setValue("ann..b@example.org");

		field.setValue("ann.b@example.org");
		assertThat(field.isInvalid()).isFalse();
		field.setValue("nobody");
		field.setValue("");
		assertThat(field.isInvalid()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u00a0", "\u200b", "\t\r\n", ";" })
	void nothingIsAskedFor(String typed) {
		assertThat(EmailAddress.read(typed).fault()).isEqualTo("Give the e-mail address.");
	}

	@Test
	void linkHoldsTheAddressAlone() {
		assertThat(EmailAddress.link("o'brien+adp@example.org")).isEqualTo("mailto:o%27brien%2Badp@example.org");
		assertThat(EmailAddress.link("ann?bcc=all&body=x@example.org"))
			.isEqualTo("mailto:ann%3Fbcc%3Dall%26body%3Dx@example.org");
		assertThat(EmailAddress.read(EmailAddress.link("o'brien+adp@example.org")).value())
			.isEqualTo("o'brien+adp@example.org");
	}

}
