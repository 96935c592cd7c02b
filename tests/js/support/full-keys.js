// Fixed keys of the types that jotwasm/full adds; public knowledge, so never use them outside of tests.

/** 2048 bits. Another takes seconds to find. */
export const RSA_JWK = {
  kty: 'RSA',
  n:
    '55wIXLSk1bMPdIkcZi3vRJsqIMoHJ0JlpxlSnPdx46NVzsoKSyLMHjYcvN-VlqJHLMGyFi1xKkt2ieS3tAGYbWQ0wzapBGqG-oYP' +
    '2C_06byLiafIjZ5B2tSgwZHCq9FqgFXCJUNl3icNOkAF8BylGVMeQ-7VCeoPvN4p0niIjIEdfNjew1IHnL7FRHKR0I4B7SeVdufg' +
    'F17P9XP4qjqy6YRTeQbsWKAW0fORYAslWss_bsnexWfLeZA4w0x0En1ZRKr-FO8Mck82HMuGrQ0nHOq94A0hcZXW3GfXBgpPV0Vg' +
    '1pwdsIQbUxqNx4-dpc8xTn-7IXDKeke93yt6r8MykQ',
  e: 'AQAB',
  d:
    'AmPyRvKrJafjDiYNuWHaYrzib6Ay-E0pIdMsrrRz5BBfGSYT4R6k0kYz5ocjbICUREcwTVl-t4I74PepWOqpsuDvFay0v3gey7fv' +
    'TFRPLmWYLLC8n_ZbYgs1W_B8yXhjcjU9Loesv3qe5yEBO3v9ADvpYUFPyMbPqF73bSKtVhxIaKQVu7uFDiZwx1zwiElNcJGH70AT' +
    'hCeqiIrJvoDAMTRq4IJxElcLwXB3D-bbY8qkkfqWcKttJkcq3RTRbAdcNXEe0GlBlvMP9XpySk60tcmU4jZNzQFZwNkopcd-z6Rt' +
    '_vnMPLNkQkef-n62msxTwR-bHxYovtZbq2CXOSOcmQ',
  p:
    '-EzXUfoKNzZC4LPGremUH_0z62vsPITRSw7NPAjmlRZ3SvP2agImtZ8qfmQlLtDaMdouX5kUDdbTfkDvi5ixs-5HrtHZJPQtuX-t' +
    'VhCsR9XVTs3aZdETtUT5AJ8q2Vhjyn-Zj5IP4FHDuIYG8wDOcAObtMd8F-xW82A3MmD727M',
  q:
    '7sqw3nRUr9M4oIObbag2PUYt6Qcxsp-6-nOzWGAx8S5pMtxfFmdiopEEiCwSIlkHxqVtd5T86VkKt2MlTxmrdhpjg_i6Aqo9wXFd' +
    'QW68YW___D6PYOc5yFkEmfHyKUO_gpTa4twia2xDqQE78zGYFkdZG5Ytrv-E9gt_Lqx5xqs',
  dp:
    '2IVBWnX9BIpnpUR_o1ZFWePVq5xv45I6ZAZjR8_HKwjtO8oj_eskUEqcppyzo_Bx5PkKaUi2qR7FTJpZiVS82VeW4MaTYVsgqFrD' +
    'D4L4iKfaG578rL62PeMIc9dYaTFfy8ybXwwSlh0W3EjbtHnmit1KoUk3WDE63X3whBj4Z2s',
  dq:
    'IP1Dnhf4Myo9In_ME0Qv6hst8Imb5g-HJ16gok7311gQFIS5ZkD2MXtTYvSjtLcUCe-ExgaBQkOY5Wj_GIR1WaWfpfXQzNl0Gqts' +
    'tMN1pwhwFwsVh8-p_fG-Xv479FN1u7aQ3tKGtsyINGsFOz3YwwssVlFTEmAeoFdKRMpzMG0',
  qi:
    'ik2zbT-IOsn_B-lJz-C27zAnHAaROf9DIyYmElqUeNyNG_RVsGBrA_ty_ahNOes6uWVXjJhc3zJD5JiCByN5vWbkZoVNryUw_KaO' +
    'OjMK0kr2n-cs6ExdgLtEByJRP8zyrbZBvMuoIwcwp8m0Jop9br3KVahvKyotIq35QxCIsqE',
};

export const P384_JWK = {
  kty: 'EC',
  crv: 'P-384',
  x: 'wn4fOVXvaCyrLx0CtB475rZu3XJtFhR9cSaI9ZqLf-eZy2WjviHl4d7f-aKrGfb1',
  y: 'ARbUWQszLvG8cfOP2P6B9LEXin3lkV6fpi0LfvQ3R9pBO6RB3jGX-WhCZRtNZt7R',
  d: 'pWuZEsfIj51CrMq7LYLnngEB1KR4JmNgZo8culi7Q1vbdZh03v-7rwqY9oHaipq4',
};

export const P521_JWK = {
  kty: 'EC',
  crv: 'P-521',
  x: 'AWfbWdYG39G0Nhgg28Q764B8sK8OrFYh_nmOvX7VxfY8Deztq3jUsJVZqtaTL7BxCCEQ6mEv6UAHe4k167GLo8I3',
  y: 'AYXLIL-VcqtIYkMKSlKcyGbbSHP3ImKX1nZhaR261Nb7zkPqE_dkPICXegabextOkwbmkukeX-guUDsuZc3C1gMx',
  d: 'Add4-chJEHY85jJIHefRJLMDgI3ZdtCfbBlsl00TJsI7r5vRgNvoneVcdmk73eJTDqRqzI1uAjx6g9dTiNI49xFj',
};

export const SECP256K1_JWK = {
  kty: 'EC',
  crv: 'secp256k1',
  x: 'wuhQXuuaJx8ovg1T77eYLi0LtdIrwiSLn6QoFwl-Ez4',
  y: 'goH1W4kgGpSn7vPXTIJfXp3USJwkLVaqCC8wpJKAfC8',
  d: '6eFmuOR44I5dKbLCznu6UA-P6vDqDcfNFDoaPB7F6Iw',
};

/** As far as a module that has no ML-DSA reads one. */
export const ML_DSA_JWK = { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' };
