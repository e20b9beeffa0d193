package scot.adp.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.UnitId;

/**
 * Makes keys of people within one space, by the secrets that it had until now: the first
 * 16 bytes of HMAC-SHA-256 over {@code space|who}. Each further secret is wrapped around
 * the key of before, so that keys which are kept can be made newer without knowing whom
 * they are of.
 *
 * @param first the version of the first secret; of keys of before, nothing newer is made
 * @param secrets from that version to the one of now
 */
record KeyMaking(SpaceCode space, int first, List<byte[]> secrets) {

	private static final String HMAC = "HmacSHA256";

	private static final int BYTES = 16;

	PersonKey of(Chi chi) {
		return made(chi.digits());
	}

	/** The key of somebody whom one unit alone knows by a number of its own. */
	PersonKey of(UnitId unit, OwnRef reference) {
		return made(unit.value() + "|" + reference.value());
	}

	/** The version of the secret of now. */
	int version() {
		return first + secrets.size() - 1;
	}

	/** The same person's key with the secret of now. */
	PersonKey newer(PersonKey key) {
		String value = key.value();
		for (byte[] secret : secrets.subList(key.keyVersion() - first + 1, secrets.size())) {
			value = hmac(secret, value);
		}
		return new PersonKey(space, value, version());
	}

	private PersonKey made(String who) {
		return newer(new PersonKey(space, hmac(secrets.getFirst(), space.value() + "|" + who), first));
	}

	private static String hmac(byte[] secret, String text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(secret, HMAC));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
