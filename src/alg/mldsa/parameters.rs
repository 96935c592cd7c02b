//! What differs between the three parameter sets, behind traits whose objects they share.

use super::SEED;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;
use ml_dsa::signature::{Keypair, Signer, Verifier};
use ml_dsa::{MlDsaParams, Signature, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

pub(crate) trait Parameters: Sync {
    /// `None` where the length is wrong: any other bytes are a key.
    fn verifying(&self, bytes: &[u8]) -> Option<Arc<dyn Verifying>>;
    fn signing(&self, seed: &[u8; SEED]) -> Arc<dyn Signing>;
}

pub(crate) trait Verifying: Send + Sync {
    fn bytes(&self) -> Vec<u8>;
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool;
}

pub(crate) trait Signing: Send + Sync {
    fn seed(&self) -> Zeroizing<[u8; SEED]>;
    /// The form of FIPS 204 section 4 without the seed.
    fn expanded(&self) -> Zeroizing<Vec<u8>>;
    fn verifying(&self) -> Arc<dyn Verifying>;
    fn sign(&self, message: &[u8]) -> Option<Vec<u8>>;
}

pub(super) struct Of<P>(PhantomData<P>);

impl<P> Of<P> {
    pub(super) const NEW: Self = Self(PhantomData);
}

impl<P: MlDsaParams + Send + Sync + 'static> Parameters for Of<P> {
    fn verifying(&self, bytes: &[u8]) -> Option<Arc<dyn Verifying>> {
        let key = VerifyingKey::<P>::decode(bytes.try_into().ok()?);
        Some(Arc::new(key))
    }

    fn signing(&self, seed: &[u8; SEED]) -> Arc<dyn Signing> {
        Arc::new(SigningKey::<P>::from_seed(seed.into()))
    }
}

impl<P: MlDsaParams + Send + Sync + 'static> Verifying for VerifyingKey<P> {
    fn bytes(&self) -> Vec<u8> {
        self.encode().to_vec()
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::<P>::try_from(signature)
            .is_ok_and(|signature| Verifier::verify(self, message, &signature).is_ok())
    }
}

impl<P: MlDsaParams + Send + Sync + 'static> Signing for SigningKey<P> {
    fn seed(&self) -> Zeroizing<[u8; SEED]> {
        Zeroizing::new((*self.as_seed()).into())
    }

    #[expect(
        deprecated,
        reason = "to compare with a given one, not to be written anywhere"
    )]
    fn expanded(&self) -> Zeroizing<Vec<u8>> {
        let bytes = Zeroizing::new(self.expanded_key().to_expanded());
        Zeroizing::new(bytes.to_vec())
    }

    fn verifying(&self) -> Arc<dyn Verifying> {
        Arc::new(self.verifying_key())
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        Some(self.try_sign(message).ok()?.encode().to_vec())
    }
}
